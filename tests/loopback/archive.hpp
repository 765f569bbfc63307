// Two archives with the same members, so that one description of a struct (fields.hpp) serves both ways:
// Packer puts its fields into a message, Unpacker takes them out into memory of its own.
//
// A struct goes over as far as its maker and this build know it: its `struct_size` travels, and so does how
// much of an array's elements there is. Strides do not: elements are packed, and stand as far apart on the
// other side as the Unpacker is told to put them.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <type_traits>

#include "assay/abi/assay.h"
#include "message.hpp"

namespace loopback {

template <typename T>
concept Number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

template <typename T>
T known_part(const void* from, std::uint64_t size) {
  T copy{};
  if (size > 0) std::memcpy(static_cast<void*>(&copy), from, std::min<std::uint64_t>(sizeof(T), size));
  return copy;
}

class Packer {
 public:
  Message take() { return std::move(message_); }

  template <Number N>
  void number(N value) {
    message_.append(&value, sizeof value);
  }
  void reserved(std::uint32_t) {}
  void context(void*) {}

  void text(const assay_text& words) { block(words.data, words.size); }

  // `size` bytes from `data`, which may be null.
  void block(const void* data, std::uint64_t size) {
    number(size);
    number(static_cast<std::uint8_t>(data != nullptr));
    if (data != nullptr) message_.append(data, size);
  }
  void characters(const char* from, std::uint64_t size) { message_.append(from, size); }

  template <Number N>
  void numbers(const N* from, std::uint64_t count) {
    block(from, count * sizeof(N));
  }

  // `length` is how long the arrays are that an element points at, where it does not say so itself.
  template <typename T>
  void array(const assay_array& elements, std::uint64_t length = 0) {
    const std::uint64_t size = std::min<std::uint64_t>(elements.stride, sizeof(T));
    number(elements.count);
    number(size);
    number(static_cast<std::uint8_t>(elements.data != nullptr));
    if (elements.data == nullptr) return;
    for (std::uint64_t i = 0; i < elements.count; ++i) {
      const T element = known_part<T>(static_cast<const char*>(elements.data) + i * elements.stride, size);
      value(element, length);
    }
  }

  // A struct that begins with its size; may be null.
  template <typename T>
  void object(const T* from, std::uint64_t length = 0) {
    number(static_cast<std::uint8_t>(from != nullptr));
    if (from != nullptr) present(*from, length);
  }

  // Whether a table has a function; what it is stays here.
  template <typename R, typename... A>
  void function(R (*code)(A...)) {
    number(static_cast<std::uint8_t>(code != nullptr));
  }

 private:
  template <typename T>
  void present(const T& from, std::uint64_t length) {
    std::uint32_t size = 0;
    std::memcpy(&size, &from, sizeof size);
    size = std::min<std::uint32_t>(size, sizeof(T));
    T copy = known_part<T>(&from, size);
    number(size);
    fields(*this, copy, length);
  }
  template <typename T>
  void value(T element, std::uint64_t length) {
    if constexpr (Number<T>) {
      number(element);
    } else if constexpr (std::is_same_v<T, assay_text>) {
      text(element);
    } else {
      fields(*this, element, length);
    }
  }

  Message message_;
};

class Unpacker {
 public:
  // Puts what it reads into `arena`. Elements of arrays stand `spread` bytes further apart than need be.
  Unpacker(Message& message, Arena& arena, std::uint64_t spread)
      : message_(message), arena_(arena), spread_(spread) {}

  template <Number N>
  void number(N& value) {
    copy(&value, sizeof value);
  }
  template <Number N>
  N number() {
    N value{};
    number(value);
    return value;
  }
  void reserved(std::uint32_t& field) { field = 0; }
  void context(void*&) {}

  void text(assay_text& words) { words.data = static_cast<const char*>(block(words.size)); }
  assay_text text() {
    assay_text words{};
    text(words);
    return words;
  }

  void* block(std::uint64_t& size) {
    number(size);
    if (number<std::uint8_t>() == 0) return nullptr;
    left(size);
    void* memory = arena_.take(size);
    copy(memory, size);
    return memory;
  }
  void characters(char* to, std::uint64_t size) { copy(to, size); }

  template <typename N>
  requires Number<std::remove_const_t<N>>
  void numbers(N*& to, std::uint64_t count) {
    std::uint64_t size = 0;
    to = static_cast<N*>(block(size));
    if (size != count * sizeof(N))
      throw std::runtime_error("an array of numbers has another length than it should");
  }

  template <typename T>
  void array(assay_array& elements, std::uint64_t length = 0) {
    const auto count = number<std::uint64_t>(), size = number<std::uint64_t>();
    const bool spread = size == sizeof(T) && sizeof(T) > 1;  // bytes are promised to stand side by side
    elements = {nullptr, count, spread ? size + spread_ : size};
    if (number<std::uint8_t>() == 0) return;
    char* memory = room(count, elements.stride);
    for (std::uint64_t i = 0; i < count; ++i) {
      T element{};
      value(element, length);
      std::memcpy(memory + i * elements.stride, static_cast<const void*>(&element), size);
    }
    elements.data = memory;
  }

  template <typename T>
  void object(const T*& to, std::uint64_t length = 0) {
    to = number<std::uint8_t>() == 0 ? nullptr : present(*new (arena_.take(sizeof(T))) T{}, length);
  }
  template <typename T>
  const T* object(std::uint64_t length = 0) {
    const T* found = nullptr;
    object(found, length);
    return found;
  }
  // The same over what `to` holds already: a table keeps those of its functions that the sender has too.
  // False when the sender had none.
  template <typename T>
  bool object_over(T& to) {
    if (number<std::uint8_t>() == 0) return false;
    present(to, 0);
    return true;
  }

  template <typename R, typename... A>
  void function(R (*&code)(A...)) {
    if (number<std::uint8_t>() == 0) code = nullptr;
  }

 private:
  void left(std::uint64_t size) const {
    if (size > message_.size() - message_.read) throw std::runtime_error("a message ends too soon");
  }
  void copy(void* to, std::uint64_t size) {
    left(size);
    if (size > 0) std::memcpy(to, message_.data() + message_.read, size);
    message_.read += size;
  }
  char* room(std::uint64_t count, std::uint64_t stride) {
    const std::uint64_t size = count * stride;
    char* memory = static_cast<char*>(arena_.take(size));
    if (size > 0) std::memset(memory, kPoison, size);  // what lies between the elements is nobody's
    return memory;
  }
  template <typename T>
  const T* present(T& to, std::uint64_t length) {
    const auto size = number<std::uint32_t>();
    fields(*this, to, length);
    to.struct_size = size;
    return &to;
  }
  template <typename T>
  void value(T& element, std::uint64_t length) {
    if constexpr (Number<T>) {
      number(element);
    } else if constexpr (std::is_same_v<T, assay_text>) {
      text(element);
    } else {
      fields(*this, element, length);
    }
  }

  Message& message_;
  Arena& arena_;
  std::uint64_t spread_;
};

}  // namespace loopback
