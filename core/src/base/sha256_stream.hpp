// A SHA-256 digest of bytes that come in pieces.
#pragma once

#include <memory>
#include <string>
#include <string_view>

// OpenSSL's own name of the type, so that its headers stay in one source file.
struct evp_md_ctx_st;

namespace assay {

class Sha256Stream {
 public:
  Sha256Stream();
  void update(std::string_view bytes);
  // 64 hexadecimal digits. Call it once.
  std::string finish();

 private:
  struct Release {
    void operator()(evp_md_ctx_st* context) const;
  };
  std::unique_ptr<evp_md_ctx_st, Release> context_;
};

}  // namespace assay
