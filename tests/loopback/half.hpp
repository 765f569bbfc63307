// The two halves and the line between them. A half sees nothing of the other but messages; what it has that
// the other may speak of is known by a handle, which is a number.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <stdexcept>

#include "message.hpp"

namespace loopback {

// What a message asks for. The first group goes to the plugin, the last to the host, sinks both ways.
enum class Call : std::uint8_t {
  Entry,
  Open,
  Close,
  FindInterface,
  Count,
  Describe,
  Create,
  Destroy,
  Measures,
  Score,
  Write,
  WriteGroup,
  WriteComparison,
  Render,
  SinkOpen,
  SinkClose,
  SinkText,
  SinkChart,
  Replay,
  WriteBytes
};

// The interfaces, as messages name them.
enum class Kind : std::uint8_t { Instrument, Scorer, ReportWriter, Renderer };

class Line;

class Half {
 public:
  virtual ~Half() = default;
  // Does what a message asks for, and gives the answer. What must be asked back meanwhile goes over `line`.
  virtual Message serve(Message& request, Line& line) = 0;
  // What goes along with every message to the other half, and what is done with it there.
  virtual Message outgoing(Message message) { return message; }
  virtual void incoming(Message&) {}
};

// One half's end of a line. One call at a time is under way on it, with the calls back that it leads to.
class Line {
 public:
  explicit Line(Half& own) : own_(own) {}
  virtual ~Line() = default;

  // Sends a request, serves what the other half asks for meanwhile, and gives the answer. Throws when there
  // is none.
  Message ask(Message request) {
    Message answer = exchange(own_.outgoing(std::move(request)));
    own_.incoming(answer);
    return answer;
  }
  // Answers a request of the other half.
  Message serve(Message request) {
    own_.incoming(request);
    return own_.outgoing(own_.serve(request, *this));
  }

 protected:
  virtual Message exchange(Message request) = 0;

 private:
  Half& own_;
};

// What a half has, by handle.
template <typename T>
class Table {
 public:
  Handle add(T entry) {
    const std::lock_guard lock(mutex_);
    entries_.emplace(++last_, std::move(entry));
    return last_;
  }
  T at(Handle handle) const {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(handle);
    if (found == entries_.end()) throw std::runtime_error("a handle that stands for nothing");
    return found->second;
  }
  void remove(Handle handle) {
    const std::lock_guard lock(mutex_);
    entries_.erase(handle);
  }

 private:
  mutable std::mutex mutex_;
  std::map<Handle, T> entries_;
  Handle last_ = 0;
};

// An entry for as long as a call is under way.
template <typename T>
class Lent {
 public:
  Lent(Table<T>& table, T entry) : table_(table), handle_(table.add(std::move(entry))) {}
  ~Lent() { table_.remove(handle_); }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  Handle handle() const { return handle_; }

 private:
  Table<T>& table_;
  Handle handle_;
};

}  // namespace loopback
