// loopback_server LIBRARY LISTENER SPREAD: has the plugin, and serves what comes over the connections to the
// descriptor LISTENER. It ends when the first of them is closed.
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "lines.hpp"

namespace {

using namespace loopback;

void serve(Far& far, int connection) try {
  SocketLine(far, connection).serve_all();
} catch (const std::exception& exception) {
  std::fprintf(stderr, "loopback_server: %s\n", exception.what());
  std::_Exit(1);
}

void accept_all(Far& far, int listener) {
  for (;;) {
    const int connection = ::accept(listener, nullptr, nullptr);
    if (connection < 0) return;
    std::thread(serve, std::ref(far), connection).detach();
  }
}

}  // namespace

int main(int count, char** words) try {
  if (count != 4) {
    std::fprintf(stderr, "loopback_server LIBRARY LISTENER SPREAD\n");
    return 2;
  }
  const int listener = std::atoi(words[2]);
  Far far(words[1], Style{std::strtoull(words[3], nullptr, 10)});
  const int lifeline = ::accept(listener, nullptr, nullptr);
  std::thread(accept_all, std::ref(far), listener).detach();
  char nothing = 0;
  while (::read(lifeline, &nothing, 1) > 0) {
  }
  // The other threads wait for messages that will not come.
  std::_Exit(0);
} catch (const std::exception& exception) {
  std::fprintf(stderr, "loopback_server: %s\n", exception.what());
  return 1;
}
