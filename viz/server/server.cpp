// viz/server/server.cpp -- sockets: one thread for all of them, every queue and every wait bounded.
#include "viz/server/server.hpp"

#include <utility>  // before Asio: Boost 1.74 forgets it, and GCC 12 minds

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <deque>
#include <map>
#include <optional>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket.hpp>
#include <fcntl.h>
#include <fmt/format.h>

#include "sim/kernel/error.hpp"
#include "viz/server/answer.hpp"
#include "viz/server/policy.hpp"
#include "viz/server/run_follower.hpp"

namespace viz {
namespace {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using tcp = net::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr std::size_t most_connections = 32;                 // served; as many again are told that this is too many
constexpr seconds header_time{10}, idle_time{60}, block_time{60}, farewell_time{2};
constexpr std::size_t block_bytes = std::size_t{256} << 10U;  // read and sent at once
constexpr std::size_t most_ignored = std::size_t{1} << 20U;   // bytes that a refused client may still send
constexpr std::size_t most_questions = 8;                     // of one client, not answered yet; more are read later
constexpr std::size_t most_queued = std::size_t{96} << 20U;   // bytes of answers that wait for one client
constexpr milliseconds asking_rhythm{100};

using Request = http::request_parser<http::empty_body>;
using SharedText = std::shared_ptr<const std::string>;

std::optional<std::string_view> field(const Request::value_type& request, http::field name) {
  const auto found = request.find(name);
  if (found == request.end()) return std::nullopt;
  return std::string_view(found->value().data(), found->value().size());
}
std::optional<std::string_view> field(const Request::value_type& request, std::string_view name) {
  const auto found = request.find(beast::string_view(name.data(), name.size()));
  if (found == request.end()) return std::nullopt;
  return std::string_view(found->value().data(), found->value().size());
}

Asked asked(const Request& parser) {
  const auto& request = parser.get();
  const auto view = [](beast::string_view text) { return std::string_view(text.data(), text.size()); };
  Asked it;
  it.method = view(request.method_string());
  it.target = view(request.target());
  it.sender = {field(request, http::field::host), field(request, http::field::origin), field(request, "Sec-Fetch-Site"),
               field(request, "Sec-Fetch-Mode"), field(request, "Sec-Fetch-Dest"), false};
  it.sender.ambiguous = request.count(http::field::host) > 1 || request.count(http::field::origin) > 1 || request.count("Sec-Fetch-Site") > 1;
  if (request.count(http::field::range) == 1) it.range = field(request, http::field::range);
  it.if_range = field(request, http::field::if_range);
  it.has_body = parser.chunked() || parser.content_length().value_or(0) > 0;
  it.upgrades = websocket::is_upgrade(request);
  return it;
}

// What connections need of the server. Those that are open when it ends go with `io`, which goes first, as it stands last.
struct House {
  Site site;
  std::vector<SharedText> progress;  // of each file, the newest
  std::size_t connections = 0;
  std::function<void(std::uint64_t client, Question)> ask;
  std::function<void(std::uint64_t client)> forget;
  std::map<std::uint64_t, std::shared_ptr<class LiveClient>> clients;  // open ones: they may wait for an answer and nothing else
  std::uint64_t next_client = 1;
  net::io_context io{1};
};

// Counts itself as long as it is open.
class Place {
 public:
  explicit Place(House& house) : house_(&house) { ++house_->connections; }
  Place(Place&& other) noexcept : house_(std::exchange(other.house_, nullptr)) {}
  ~Place() {
    if (house_ != nullptr) --house_->connections;
  }

 private:
  House* house_;
};

// ---- a WebSocket

class LiveClient : public std::enable_shared_from_this<LiveClient> {
 public:
  LiveClient(House& house, Place place, beast::tcp_stream&& stream)
      : house_(&house), place_(std::move(place)), socket_(std::move(stream)), id_(house.next_client++) {}

  void begin(const Request::value_type& request) {
    socket_.set_option(websocket::stream_base::timeout{header_time, idle_time, true});
    socket_.set_option(websocket::stream_base::decorator([this](websocket::response_type& response) {
      for (const auto& [name, value] : guards(house_->site.policy)) response.set(name, value);
    }));
    socket_.read_message_max(longest_question);
    socket_.text(true);
    house_->clients[id_] = shared_from_this();
    socket_.async_accept(request, beast::bind_front_handler(&LiveClient::accepted, shared_from_this()));
  }

  // Only the newest progress of a file is worth sending: a slow client misses those in between.
  void progress(std::size_t file, SharedText text) {
    if (!open_) return;
    progress_[file] = std::move(text);
    send_next();
  }
  void whole(std::size_t file) {
    progress_.erase(file);
    queue(std::make_shared<const std::string>(whole_text(file)));
  }
  void answer(std::string text) { queue(std::make_shared<const std::string>(std::move(text))); }

 private:
  void accepted(error_code failed) {
    if (failed) return close();
    open_ = true;
    for (std::size_t id = 0; id < house_->site.files.size(); ++id) {
      const auto& file = house_->site.files[id];
      if (file.live && house_->progress[id]) progress(id, house_->progress[id]);
      if (file.followed && !file.live) whole(id);
    }
    read();
  }

  void read() {
    reading_ = true;
    socket_.async_read(buffer_, beast::bind_front_handler(&LiveClient::got, shared_from_this()));
  }
  void got(error_code failed, std::size_t) {
    reading_ = false;
    if (failed) return close();
    const auto bytes = buffer_.data();
    auto understood = question({static_cast<const char*>(bytes.data()), bytes.size()}, house_->site.files.size());
    buffer_.consume(buffer_.size());
    ++unanswered_;
    if (auto* asked = std::get_if<Question>(&understood))
      house_->ask(id_, std::move(*asked));
    else
      answer(error_text(std::get<NoQuestion>(understood)));
    read_on();
  }
  void read_on() {
    if (open_ && !reading_ && unanswered_ < most_questions) read();
  }

  void queue(SharedText text) {
    if (!open_) return;
    queued_ += text->size();
    queue_.push_back(std::move(text));
    if (queued_ > most_queued && queue_.size() > 1) return close();
    send_next();
  }
  void send_next() {
    if (!open_ || sending_) return;
    if (!queue_.empty()) {
      sending_ = std::move(queue_.front());
      queue_.pop_front();
      queued_ -= sending_->size();
    } else if (!progress_.empty()) {
      sending_ = std::move(progress_.begin()->second);
      progress_.erase(progress_.begin());
    } else {
      return;
    }
    is_answer_ = sending_->starts_with("{\"id\"");
    socket_.async_write(net::buffer(*sending_), beast::bind_front_handler(&LiveClient::sent, shared_from_this()));
  }
  void sent(error_code failed, std::size_t) {
    sending_.reset();
    if (failed) return close();
    if (is_answer_) --unanswered_;
    send_next();
    read_on();
  }
  void close() {
    open_ = false;
    queue_.clear();
    progress_.clear();
    beast::get_lowest_layer(socket_).close();
    house_->forget(id_);
    house_->clients.erase(id_);
  }

  House* house_;
  Place place_;
  websocket::stream<beast::tcp_stream> socket_;
  beast::flat_buffer buffer_;
  std::uint64_t id_;
  bool open_ = false, reading_ = false, is_answer_ = false;
  std::size_t unanswered_ = 0, queued_ = 0;
  std::deque<SharedText> queue_;
  std::map<std::size_t, SharedText> progress_;
  SharedText sending_;
};

// ---- a connection: one request after the other

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(House& house, tcp::socket&& socket) : house_(&house), place_(house), stream_(std::move(socket)) {}

  void begin() {
    if (house_->connections > most_connections)
      send(refusal(503));
    else
      wait();
  }

 private:
  void wait() {
    searched_ = 0;
    stream_.expires_after(received_.empty() ? idle_time : header_time);
    received_.empty() ? receive() : look();
  }
  void receive() {
    bytes_.resize(block_bytes);
    stream_.async_read_some(net::buffer(bytes_.data(), longest_header), beast::bind_front_handler(&Connection::got, shared_from_this()));
  }
  void got(error_code failed, std::size_t count) {
    if (failed) return;
    if (received_.empty()) stream_.expires_after(header_time);  // for all of the header, however it comes
    received_.append(bytes_.data(), count);
    look();
  }
  // Beast's own limit holds for each field, not for all of them: so the header is found whole before it is parsed.
  void look() {
    constexpr std::string_view empty_line = "\r\n\r\n";
    const auto end = received_.find(empty_line, searched_);
    const auto length = end == std::string::npos ? received_.size() : end + empty_line.size();
    if (length > longest_header) return send(refusal(431));
    if (end == std::string::npos) {
      searched_ = received_.size() - std::min(received_.size(), empty_line.size() - 1);
      return receive();
    }
    error_code failed;
    parser_.emplace();
    parser_->put(net::buffer(received_.data(), length), failed);
    if (failed || !parser_->is_header_done()) return send(refusal(400));
    received_.erase(0, length);
    understand();
  }
  void understand() {
    const auto& request = parser_->get();
    auto made = viz::answer(house_->site, asked(*parser_));
    if (made.opens_live) {
      stream_.expires_never();
      std::make_shared<LiveClient>(*house_, std::move(place_), std::move(stream_))->begin(request);
      return;
    }
    if (!request.keep_alive()) made.closes = true;
    send(std::move(made));
  }

  // Head and first block go together: most answers are one write.
  void send(Answer made) {
    answer_ = std::move(made);
    head_ = head(answer_, house_->site.policy, std::time(nullptr));
    left_ = answer_.sends_body ? answer_.length : 0;
    at_ = answer_.first;
    if (answer_.file) {
      if (!fill()) return;
    } else {
      block_ = net::buffer(left_ == 0 ? std::string_view() : answer_.page.empty() ? std::string_view(answer_.text) : answer_.page);
      left_ = 0;
    }
    stream_.expires_after(block_time);
    net::async_write(stream_, std::array<net::const_buffer, 2>{net::buffer(head_), block_},
                     beast::bind_front_handler(&Connection::sent, shared_from_this()));
  }
  // The next block of a file; no if the file ended too early: then the connection ends too, as its length was promised.
  bool fill() {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left_, block_bytes));
    if (bytes_.size() < count) bytes_.resize(block_bytes);
    try {
      if (answer_.file->read(bytes_.data(), count, at_) != count) return false;
    } catch (const sim::FileError&) { return false; }
    block_ = net::buffer(bytes_.data(), count);
    at_ += count;
    left_ -= count;
    return true;
  }
  void sent(error_code failed, std::size_t) {
    if (failed) return;
    if (left_ > 0) {
      if (!fill()) return;
      stream_.expires_after(block_time);
      net::async_write(stream_, std::array<net::const_buffer, 1>{block_}, beast::bind_front_handler(&Connection::sent, shared_from_this()));
      return;
    }
    answer_.file.reset();
    if (!answer_.closes) return wait();
    error_code ignored;
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(farewell_time);
    ignore();
  }
  // Bytes that are left unread would make the system take the answer back (RFC 9112, 9.6).
  void ignore() {
    bytes_.resize(block_bytes);
    stream_.async_read_some(net::buffer(bytes_), beast::bind_front_handler(&Connection::ignored, shared_from_this()));
  }
  void ignored(error_code failed, std::size_t count) {
    ignored_ += count;
    if (!failed && ignored_ < most_ignored) ignore();
  }

  House* house_;
  Place place_;
  beast::tcp_stream stream_;
  std::string received_;      // not yet parsed: at most two headers long
  std::size_t searched_ = 0;  // of it, without an empty line
  std::optional<Request> parser_;
  Answer answer_;
  std::string head_;
  std::vector<char> bytes_;
  net::const_buffer block_;
  std::uint64_t at_ = 0, left_ = 0;
  std::size_t ignored_ = 0;
};

}  // namespace

// ---- the server

struct Server::State {
  House house;
  std::optional<tcp::acceptor> acceptor;
  std::optional<net::steady_timer> pause, clock;

  explicit State(const Settings& settings) {
    auto& site = house.site;
    for (const auto& path : settings.files) site.files.push_back(serve(path));
    house.progress.resize(site.files.size());
    auto [page, pieces] = split_page(settings.page);
    site.page = std::move(page);
    site.pieces = std::move(pieces);
    site.language = settings.language;
    listen(settings.port);
    site.policy = content_security_policy(site.page, site.port);
  }

  void listen(std::uint16_t port) {
    const tcp::endpoint here(net::ip::address_v4::loopback(), port);
    try {
      acceptor.emplace(house.io, here.protocol());
      ::fcntl(acceptor->native_handle(), F_SETFD, FD_CLOEXEC);  // a browser that we start must not keep the port
      acceptor->set_option(net::socket_base::reuse_address(true));  // else a port stays taken a minute after its server ended
      acceptor->bind(here);
      acceptor->listen();
      house.site.port = acceptor->local_endpoint().port();
    } catch (const boost::system::system_error& error) {
      throw sim::FileError(fmt::format("127.0.0.1:{}", port), "", fmt::format("cannot listen at this port: {}", error.code().message()));
    }
    pause.emplace(house.io);
    clock.emplace(house.io);
  }

  void accept() {
    acceptor->async_accept([this](error_code failed, tcp::socket socket) {
      if (failed == net::error::operation_aborted) return;
      if (failed) {  // such as no descriptor left: others may be given back soon
        pause->expires_after(asking_rhythm);
        pause->async_wait([this](error_code stopped) {
          if (!stopped) accept();
        });
        return;
      }
      ::fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
      error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      if (house.connections < 2 * most_connections) std::make_shared<Connection>(house, std::move(socket))->begin();
      accept();
    });
  }

  void ask_to_stop(const std::function<bool()>& asked_to_stop) {
    if (asked_to_stop()) return house.io.stop();
    clock->expires_after(asking_rhythm);
    clock->async_wait([this, &asked_to_stop](error_code) { ask_to_stop(asked_to_stop); });
  }

  template <class Tell> void tell_all(const Tell& tell) {
    for (const auto& [id, client] : std::map(house.clients)) tell(*client);  // a copy: who is told may close
  }

  void learn(RunFollower::News news) {
    switch (news.kind) {
      case RunFollower::News::Kind::file: {
        house.site.files[news.file] = std::move(news.changed);
        if (!house.site.files[news.file].live) tell_all([&](LiveClient& client) { client.whole(news.file); });
        return;
      }
      case RunFollower::News::Kind::progress: {
        house.progress[news.file] = std::make_shared<const std::string>(std::move(news.text));
        tell_all([&](LiveClient& client) { client.progress(news.file, house.progress[news.file]); });
        return;
      }
      case RunFollower::News::Kind::answer:
        if (const auto found = house.clients.find(news.client); found != house.clients.end()) {
          const auto client = found->second;  // held, as it may close
          client->answer(std::move(news.text));
        }
    }
  }
};

Server::Server(const Settings& settings) : state_(std::make_unique<State>(settings)) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return state_->house.site.port; }
std::string Server::address() const { return fmt::format("http://127.0.0.1:{}/", port()); }

void Server::run(const std::function<bool()>& asked_to_stop) {
  auto& house = state_->house;
  RunFollower follower(house.site.files, [state = state_.get()](RunFollower::News news) {
    net::post(state->house.io, [state, news = std::move(news)]() mutable { state->learn(std::move(news)); });
  });
  house.ask = [&](std::uint64_t client, Question question) { follower.ask(client, std::move(question)); };
  house.forget = [&](std::uint64_t client) { follower.forget(client); };
  state_->accept();
  state_->ask_to_stop(asked_to_stop);
  house.io.run();
  house.clients.clear();  // before `io`, to which their sockets belong
}

}  // namespace viz
