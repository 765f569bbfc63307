// The half that has the plugin: it decodes calls, makes them, and encodes what came of them.
#pragma once

#include <array>
#include <atomic>
#include <string>
#include <vector>

#include "calls.hpp"
#include "kinds.hpp"

namespace loopback {

class Far final : public Half {
 public:
  // Loads the library, for good. Throws std::runtime_error with the loader's reason.
  Far(const std::string& library, Style style);

  Message serve(Message& request, Line& line) override;
  // Lines that the plugin logged since the last message go with the next one.
  Message outgoing(Message message) override;

 private:
  // A plugin's own instance, and the host that it was opened with.
  struct Instance {
    Instance(Far& its_far, Handle its_host) : far(its_far), near_host(its_host) {}
    Far& far;
    Handle near_host;
    Arena arena;
    assay_host host{};
    assay_instance* plugins = nullptr;
  };
  // What was made by a plugin, and what it was given for as long as it lives.
  struct Object {
    Arena arena;
    void* plugins = nullptr;
    std::uint64_t items = 0;
  };

  static void log(void* context, std::uint32_t level, assay_text line) noexcept;

  void entry(Unpacker& in, Packer& out);
  void open(Message& request, Packer& out);
  void close(Unpacker& in);
  void find_interface(Unpacker& in, Packer& out);
  void count(Unpacker& in, Packer& out);
  void describe(Unpacker& in, Packer& out);
  void create(Message& request, Packer& out);
  void destroy(Unpacker& in);
  void measures(Unpacker& in, Packer& out);
  void score(Unpacker& in, Packer& out);
  void write(Call what, Unpacker& in, Packer& out, Line& line);
  void render(Unpacker& in, Packer& out, Line& line);

  template <typename K>
  const typename K::Interface& table() const;

  const assay_plugin* (*plugin_entry_)(std::uint32_t);
  std::atomic<const assay_plugin*> plugin_ = nullptr;
  std::array<std::atomic<const void*>, 4> tables_{};
  Style style_;
  Table<std::shared_ptr<Instance>> instances_;
  Table<std::shared_ptr<Object>> objects_;
  Sinks sinks_;
  std::mutex log_mutex_;
  Packer logged_;
  std::uint64_t logged_lines_ = 0;
};

}  // namespace loopback
