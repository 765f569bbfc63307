// Digests, against values of another implementation (hashlib of Python).
#include "assay/digest.hpp"

#include "samples.hpp"

namespace {

constexpr const char* kSha256Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kSha256Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

}  // namespace

TEST_CASE("digest: SHA-256 of known texts") {
  CHECK(assay::sha256("abc") == kSha256Abc);
  CHECK(assay::sha256("") == kSha256Empty);
}

TEST_CASE("digest: a file of several blocks") {
  const samples::Folder folder;
  samples::write(folder / "a", std::string(3 * 1024 * 1024 + 7, 'a'));
  CHECK(assay::sha256_of_file(folder / "a") ==
        "7d8aedf62548b6943c912ca5192d7a2c13322cd689d7a47d4b3944b4bb2e30c6");
  samples::write(folder / "empty", "");
  CHECK(assay::sha256_of_file(folder / "empty") == kSha256Empty);
}

TEST_CASE("digest: a missing file is an error of the input") {
  const samples::Folder folder;
  const auto error = samples::caught([&] { assay::sha256_of_file(folder / "none"); });
  CHECK(error.fault() == assay::Fault::Input);
  CHECK(error.problems().at(0).where.file == (folder / "none").string());
  CHECK(error.problems().at(0).what == "there is no such file");
  CHECK(samples::caught([&] { assay::sha256_of_file(folder.path()); }).problems().at(0).what ==
        "is a folder, not a file");
}
