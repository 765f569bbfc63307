#include "sealed_memory.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csetjmp>
#include <csignal>
#include <cstring>
#include <new>

namespace assay::conformance {
namespace {

std::size_t page_size() {
  static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

// Of the watch under way; a signal handler has no other way to it.
sigjmp_buf watched;
const char* volatile touched = nullptr;
const std::function<bool(const char*)>* is_ours = nullptr;

void on_fault(int signal, siginfo_t* info, void*) {
  touched = static_cast<const char*>(info->si_addr);
  if (is_ours != nullptr && (*is_ours)(touched)) siglongjmp(watched, 1);
  std::signal(signal, SIG_DFL);  // the process ends where it is, when the instruction is tried again
}

}  // namespace

SealedMemory::~SealedMemory() {
  for (const Block& block : blocks_) ::munmap(block.pages, block.length + page_size());
}

void* SealedMemory::place(const void* bytes, std::size_t size, std::string what) {
  const std::size_t page = page_size();
  const std::size_t length = (size / page + 1) * page;
  void* pages = ::mmap(nullptr, length + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) throw std::bad_alloc();
  ::mprotect(static_cast<char*>(pages) + length, page, PROT_NONE);
  Block block{static_cast<char*>(pages), length, static_cast<char*>(pages) + length - size, size,
              std::move(what)};
  if (size > 0) std::memcpy(block.begin, bytes, size);
  blocks_.push_back(std::move(block));
  return blocks_.back().begin;
}

void SealedMemory::protect(int protection) {
  for (const Block& block : blocks_) ::mprotect(block.pages, block.length, protection);
}

void SealedMemory::seal() {
  protect(PROT_READ);
}

void SealedMemory::forbid() {
  forbidden_ = true;
  protect(PROT_NONE);
}

const SealedMemory::Block* SealedMemory::block_at(const char* address) const {
  for (const Block& block : blocks_) {
    if (address >= block.pages && address < block.pages + block.length + page_size()) return &block;
  }
  return nullptr;
}

std::optional<Deed> SealedMemory::deed(const char* address) const {
  const Block* block = block_at(address);
  if (block == nullptr) return std::nullopt;
  if (address >= block->begin + block->size)
    return Deed{Deed::Kind::WentPastTheEnd, "it went past the end of " + block->what};
  if (forbidden_) return Deed{Deed::Kind::KeptTooLong, "it used " + block->what + " after it was taken back"};
  return Deed{Deed::Kind::Wrote, "it wrote to " + block->what};
}

std::optional<Deed> SealedMemory::watch(const std::vector<const SealedMemory*>& memories,
                                        const std::function<void()>& work) {
  const std::function<bool(const char*)> ours = [&](const char* address) {
    return std::any_of(memories.begin(), memories.end(),
                       [&](const SealedMemory* memory) { return memory->block_at(address) != nullptr; });
  };
  struct sigaction action {
  }, before_segv{}, before_bus{};
  action.sa_sigaction = on_fault;
  action.sa_flags = SA_SIGINFO | SA_NODEFER;
  is_ours = &ours;
  ::sigaction(SIGSEGV, &action, &before_segv);
  ::sigaction(SIGBUS, &action, &before_bus);
  std::optional<Deed> found;
  if (sigsetjmp(watched, 1) == 0) {
    work();
  } else {
    for (const SealedMemory* memory : memories) {
      if (!found) found = memory->deed(touched);
    }
  }
  ::sigaction(SIGSEGV, &before_segv, nullptr);
  ::sigaction(SIGBUS, &before_bus, nullptr);
  is_ours = nullptr;
  return found;
}

}  // namespace assay::conformance
