#include "assay/digest.hpp"

#include <openssl/evp.h>

#include <array>
#include <vector>

#include "assay/error.hpp"
#include "input_file.hpp"
#include "sha256_stream.hpp"

namespace assay {
namespace {

constexpr std::size_t kBlockBytes = 1 << 20;

void require(int result) {
  if (result == 1) return;
  Problem problem{{}, {}, "the library of digests failed", {}, {}, "look whether libcrypto is installed whole"};
  throw Error(std::move(problem), Fault::Machine);
}

}  // namespace

void Sha256Stream::Release::operator()(evp_md_ctx_st* context) const {
  EVP_MD_CTX_free(context);
}

Sha256Stream::Sha256Stream() : context_(EVP_MD_CTX_new()) {
  require(context_ != nullptr ? 1 : 0);
  require(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr));
}

void Sha256Stream::update(std::string_view bytes) {
  require(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
}

std::string Sha256Stream::finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  require(EVP_DigestFinal_ex(context_.get(), digest.data(), &size));
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (unsigned int i = 0; i < size; ++i) {
    text += kDigits[digest[i] >> 4];
    text += kDigits[digest[i] & 15];
  }
  return text;
}

std::string sha256(std::string_view bytes) {
  Sha256Stream stream;
  stream.update(bytes);
  return stream.finish();
}

std::string sha256_of_file(const std::filesystem::path& path) {
  Sha256Stream stream;
  InputFile file(path);
  std::vector<char> block(kBlockBytes);
  while (const std::size_t size = file.read(block.data(), block.size())) {
    stream.update(std::string_view(block.data(), size));
  }
  return stream.finish();
}

}  // namespace assay
