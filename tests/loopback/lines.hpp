// How messages get from one half to the other: by a call within the process, or through a socket to another
// one.
#pragma once

#include <sys/types.h>

#include "far.hpp"
#include "near.hpp"

namespace loopback {

// Both halves in this process. Any number of calls at once.
class InsideLines final : public Lines {
 public:
  InsideLines(Near& near, const std::string& library, Style style);
  Line& take() override;
  void give_back(Line&) override {}

 private:
  // Hands a message to the end on the other side.
  class End final : public Line {
   public:
    End(Half& own, End*& peer) : Line(own), peer_(peer) {}

   protected:
    Message exchange(Message request) override { return peer_->serve(std::move(request)); }

   private:
    End*& peer_;
  };
  Far far_;
  End* near_peer_;
  End* far_peer_;
  End near_end_, far_end_;
};

// A connection to another process.
class SocketLine final : public Line {
 public:
  // Takes over `descriptor`.
  SocketLine(Half& own, int descriptor) : Line(own), descriptor_(descriptor) {}
  ~SocketLine() override;
  // Serves requests until the other end is closed.
  void serve_all();

 protected:
  Message exchange(Message request) override;

 private:
  enum class Frame : std::uint64_t { Request, Answer, End };
  struct Head {
    std::uint64_t size;
    Frame kind;
  };
  void send(Frame kind, const Message& message);
  Frame receive(Message& message);

  int descriptor_;
};

// The other half in a process of its own, which ends with this object or with this process.
class ChildLines final : public Lines {
 public:
  // `server` is the program loopback_server.
  ChildLines(Near& near, const std::string& server, const std::string& library, Style style);
  ~ChildLines() override;
  Line& take() override;
  void give_back(Line& line) override;

 private:
  int connected() const;

  Near& near_;
  int listener_;
  int lifeline_;  // the server ends when it is closed
  pid_t server_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SocketLine>> all_;
  std::vector<Line*> idle_;
};

}  // namespace loopback
