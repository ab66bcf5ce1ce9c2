// viz/server/server.hpp -- serves the page and run files to browsers on this machine (docs/formats/viewer-server.md).
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace viz {

class Server {
 public:
  struct Settings {
    std::vector<std::string> files;  // as the user named them
    std::string page;                // the text of the page
    std::string language;            // "en", "fr" or empty
    std::uint16_t port = 0;          // 0: any that is free
  };
  // Opens the files and listens on 127.0.0.1, and nowhere else. Throws FileError: no such file, no run file, port taken.
  explicit Server(const Settings& settings);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  std::string address() const;  // http://127.0.0.1:PORT/

  // Until `asked_to_stop` says so; it is asked several times a second. Broken clients and files end no server.
  void run(const std::function<bool()>& asked_to_stop);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace viz
