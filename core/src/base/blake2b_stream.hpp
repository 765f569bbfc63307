// A digest of bytes that come in pieces.
#pragma once

#include <sodium.h>

#include <string>
#include <string_view>

namespace assay {

class Blake2bStream {
 public:
  Blake2bStream();
  void update(std::string_view bytes);
  // "blake2b:" and 64 hexadecimal digits. Call it once.
  std::string finish();

 private:
  crypto_generichash_state state_;
};

}  // namespace assay
