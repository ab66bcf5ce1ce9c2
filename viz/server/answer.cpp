// viz/server/answer.cpp -- routes, refusals and ranges; every branch ends in an answer.
#include "viz/server/answer.hpp"

#include <array>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "sim/io/json.hpp"
#include "sim/kernel/tree.hpp"

namespace viz {
namespace {

struct Sentence {
  unsigned status;
  std::string_view reason, en, fr;
};
constexpr std::array<Sentence, 15> sentences{{
    {101, "Switching Protocols", "", ""},
    {200, "OK", "", ""},
    {204, "No Content", "", ""},
    {206, "Partial Content", "", ""},
    {400, "Bad Request", "This is no request that a browser makes.", "Ce n’est pas une requête de navigateur."},
    {403, "Forbidden", "Another site asked for this: it is not given away.", "Un autre site l’a demandé : rien ne lui est donné."},
    {404, "Not Found", "There is nothing at this address. The page is at /.", "Il n’y a rien à cette adresse. La page est à /."},
    {405, "Method Not Allowed", "Here things can only be read.", "Ici, on ne peut que lire."},
    {414, "URI Too Long", "This address is too long.", "Cette adresse est trop longue."},
    {416, "Range Not Satisfiable", "The file has no such bytes.", "Le fichier n’a pas ces octets."},
    {421, "Misdirected Request", "This server answers to 127.0.0.1 and localhost alone.", "Ce serveur ne répond qu’à 127.0.0.1 et à localhost."},
    {426, "Upgrade Required", "This address speaks WebSocket.", "Cette adresse parle WebSocket."},
    {431, "Request Header Fields Too Large", "The request is too long.", "La requête est trop longue."},
    {500, "Internal Server Error", "The file cannot be read any more.", "Le fichier ne peut plus être lu."},
    {503, "Service Unavailable", "Too many connections are open; close other tabs.", "Trop de connexions sont ouvertes ; fermez d’autres onglets."},
}};
const Sentence& sentence(unsigned status) {
  for (const auto& one : sentences)
    if (one.status == status) return one;
  return sentences[4];
}

Answer of_text(std::string type, std::string text) {
  Answer answer;
  answer.fields = {{"Content-Type", std::move(type)}};
  answer.length = text.size();
  answer.text = std::move(text);
  return answer;
}

// The file's bytes, whole or the part that was asked for. A part of another state of the file than the browser has
// (If-Range) would not fit what it has: then all of it is sent.
Answer of_file(const ServedFile& file, const Asked& asked, bool get) {
  const auto stamp = file.opened->stamp();
  const std::string tag = entity_tag(stamp);
  Slice part;
  if (get && asked.range && (!asked.if_range || *asked.if_range == tag)) part = slice(*asked.range, stamp.size);
  if (part.kind == Slice::Kind::unsatisfiable) {
    Answer none = refusal(416);
    none.fields.emplace_back("Content-Range", fmt::format("bytes */{}", stamp.size));
    return none;
  }
  Answer answer;
  answer.fields = {{"Content-Type", "application/x-hdf5"}, {"Accept-Ranges", "bytes"}, {"ETag", tag}};
  answer.file = file.opened;
  answer.length = stamp.size;
  if (part.kind == Slice::Kind::part) {
    answer.status = 206;
    answer.first = part.first;
    answer.length = part.count;
    answer.fields.emplace_back("Content-Range", fmt::format("bytes {}-{}/{}", part.first, part.first + part.count - 1, stamp.size));
  }
  return answer;
}

Answer understood(const Site& site, const Asked& asked) {
  if (asked.target.size() > longest_target) return refusal(414);
  const Route to = route(asked.target, site.files.size());
  switch (trust(asked.sender, site.port, to.kind)) {
    case Trust::granted: break;
    case Trust::host: return refusal(421);
    case Trust::origin:
    case Trust::site: return refusal(403);
  }
  if (asked.has_body) return refusal(400);
  const bool get = asked.method == "GET";
  if (to.kind == Route::Kind::nothing) return refusal(404);
  if (!get && (asked.method != "HEAD" || to.kind == Route::Kind::live)) {
    Answer no = refusal(405);
    no.fields.emplace_back("Allow", to.kind == Route::Kind::live ? "GET" : "GET, HEAD");
    return no;
  }
  Answer answer;
  switch (to.kind) {
    case Route::Kind::page:
      answer = of_text("text/html; charset=utf-8", "");
      answer.page = site.page;
      answer.length = site.page.size();
      return answer;
    case Route::Kind::piece:
      if (site.pieces[to.piece].empty()) return refusal(404);
      answer = of_text(std::string(piece_names[to.piece].type), "");
      answer.fields.emplace_back("Content-Encoding", "gzip");
      answer.page = site.pieces[to.piece];
      answer.length = answer.page.size();
      return answer;
    case Route::Kind::list: return of_text("application/json", file_list(site));
    case Route::Kind::file: return of_file(site.files[to.file], asked, get);
    case Route::Kind::live:
      if (!asked.upgrades) {
        answer = refusal(426);
        answer.fields.emplace_back("Upgrade", "websocket");
        answer.fields.emplace_back("Connection", "Upgrade");
        return answer;
      }
      answer.status = 101;
      answer.opens_live = true;
      return answer;
    case Route::Kind::icon: answer.status = 204; return answer;
    case Route::Kind::nothing: break;
  }
  return refusal(404);
}

}  // namespace

Answer refusal(unsigned status) {
  const auto& words = sentence(status);
  Answer answer = of_text("text/plain; charset=utf-8", fmt::format("{}\n{}\n", words.en, words.fr));
  answer.status = words.status;
  // What follows may be meant for somebody else, or be a body that nobody reads.
  answer.closes = status != 404 && status != 416 && status != 426;
  return answer;
}

Answer answer(const Site& site, const Asked& asked) {
  Answer made;
  try {
    made = understood(site, asked);
  } catch (const sim::FileError&) { made = refusal(500); }
  if (asked.method == "HEAD") made.sends_body = false;
  return made;
}

std::vector<std::pair<std::string, std::string>> guards(const std::string& policy) {
  return {{"Content-Security-Policy", policy},
          {"X-Content-Type-Options", "nosniff"},
          {"Referrer-Policy", "no-referrer"},
          {"Cross-Origin-Opener-Policy", "same-origin"},
          {"Cross-Origin-Resource-Policy", "same-origin"},
          {"Cache-Control", "no-store"}};
}

std::string head(const Answer& answer, const std::string& policy, std::int64_t now) {
  const auto& words = sentence(answer.status);
  std::string out = fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", words.status, words.reason,
                                fmt::gmtime(static_cast<std::time_t>(now)));
  const auto add = [&](std::string_view name, std::string_view value) { out += fmt::format("{}: {}\r\n", name, value); };
  for (const auto& [name, value] : answer.fields) add(name, value);
  if (answer.status != 204) add("Content-Length", std::to_string(answer.length));
  for (const auto& [name, value] : guards(policy)) add(name, value);
  if (answer.closes) add("Connection", "close");
  return out + "\r\n";
}

std::string file_list(const Site& site) {
  using sim::Tree;
  std::vector<Tree> files;
  for (std::size_t id = 0; id < site.files.size(); ++id) {
    const auto& file = site.files[id];
    files.push_back(Tree::object({{"id", Tree::whole(static_cast<std::int64_t>(id))},
                                  {"name", Tree::text(file.name)},
                                  {"size", Tree::whole(static_cast<std::int64_t>(file.opened->stamp().size))},
                                  {"complete", Tree::boolean(file.complete)},
                                  {"live", Tree::boolean(file.live)}}));
  }
  Tree list = Tree::object({{"format", Tree::text("sillon-view/1")}});
  if (!site.language.empty()) list.put("language", Tree::text(site.language));
  list.put("files", Tree::list(std::move(files)));
  return io::to_json(list, -1);
}

}  // namespace viz
