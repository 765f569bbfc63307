#include "lines.hpp"

#include <spawn.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

extern char** environ;

namespace loopback {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

void send_all(int descriptor, const void* from, std::size_t size) {
  const char* at = static_cast<const char*>(from);
  while (size > 0) {
    const ssize_t sent = ::send(descriptor, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) fail("the other half is gone");
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
}

// False when the other end was closed before the first byte.
bool receive_all(int descriptor, void* to, std::size_t size) {
  char* at = static_cast<char*>(to);
  const char* const begin = at;
  while (size > 0) {
    const ssize_t got = ::recv(descriptor, at, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail("the other half is gone");
    if (got == 0 && at == begin) return false;
    if (got == 0) throw std::runtime_error("the other half ended in the middle of a message");
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

}  // namespace

InsideLines::InsideLines(Near& near, const std::string& library, Style style)
    : far_(library, style),
      near_peer_(&near_end_),
      far_peer_(&far_end_),
      near_end_(near, far_peer_),
      far_end_(far_, near_peer_) {}

Line& InsideLines::take() {
  return near_end_;
}

// --- sockets ---

SocketLine::~SocketLine() {
  ::close(descriptor_);
}

void SocketLine::send(Frame kind, const Message& message) {
  const Head head{message.size(), kind};
  Message frame;
  frame.append(&head, sizeof head);
  frame.append(message);
  send_all(descriptor_, frame.data(), frame.size());
}

SocketLine::Frame SocketLine::receive(Message& message) {
  Head head{};
  if (!receive_all(descriptor_, &head, sizeof head)) return Frame::End;
  message = Message(std::vector<std::byte>(head.size));
  if (head.size > 0 && !receive_all(descriptor_, message.data(), head.size)) return Frame::End;
  return head.kind;
}

Message SocketLine::exchange(Message request) {
  send(Frame::Request, request);
  for (;;) {
    Message received;
    switch (receive(received)) {
      case Frame::Answer:
        return received;
      case Frame::Request:
        send(Frame::Answer, serve(std::move(received)));
        break;
      case Frame::End:
        throw std::runtime_error("the other half has ended");
    }
  }
}

void SocketLine::serve_all() {
  for (;;) {
    Message received;
    if (receive(received) != Frame::Request) return;
    send(Frame::Answer, serve(std::move(received)));
  }
}

// --- the child ---

ChildLines::ChildLines(Near& near, const std::string& server, const std::string& library, Style style)
    : near_(near) {
  // Bound to no name, the kernel gives it one of its own that stands in no folder.
  listener_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (listener_ < 0 || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(sa_family_t)) != 0 ||
      ::listen(listener_, 64) != 0) {
    fail("no socket");
  }
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  constexpr int kListener = 3;
  ::posix_spawn_file_actions_adddup2(&actions, listener_, kListener);
  std::string words[] = {server, library, std::to_string(kListener), std::to_string(style.spread)};
  char* const arguments[] = {words[0].data(), words[1].data(), words[2].data(), words[3].data(), nullptr};
  const int failed = ::posix_spawn(&server_, server.c_str(), &actions, nullptr, arguments, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) throw std::system_error(failed, std::generic_category(), server);
  lifeline_ = connected();
}

ChildLines::~ChildLines() {
  all_.clear();
  ::close(lifeline_);
  ::close(listener_);
  ::waitpid(server_, nullptr, 0);
}

int ChildLines::connected() const {
  sockaddr_un address{};
  socklen_t size = sizeof address;
  const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0 || ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
      ::connect(descriptor, reinterpret_cast<sockaddr*>(&address), size) != 0) {
    fail("no connection");
  }
  return descriptor;
}

Line& ChildLines::take() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) {
    all_.push_back(std::make_unique<SocketLine>(near_, connected()));
    return *all_.back();
  }
  Line& line = *idle_.back();
  idle_.pop_back();
  return line;
}

void ChildLines::give_back(Line& line) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(&line);
}

}  // namespace loopback
