// Digests, against values of another implementation (hashlib of Python).
#include "assay/digest.hpp"

#include "samples.hpp"

namespace {

constexpr const char* kSha256Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
constexpr const char* kSha256Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

}  // namespace

TEST_CASE("digest: SHA-256 of known texts") {
  CHECK(assay::sha256_hex("abc") == kSha256Abc);
  CHECK(assay::sha256_hex("") == kSha256Empty);
}

TEST_CASE("digest: BLAKE2b of known texts") {
  CHECK(assay::blake2b("abc") == "blake2b:bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
  CHECK(assay::blake2b("") == "blake2b:0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST_CASE("digest: a file of several blocks") {
  const samples::Folder folder;
  samples::write(folder / "a", std::string(3 * 1024 * 1024 + 7, 'a'));
  CHECK(assay::sha256_hex_of_file(folder / "a") ==
        "7d8aedf62548b6943c912ca5192d7a2c13322cd689d7a47d4b3944b4bb2e30c6");
  CHECK(assay::blake2b_of_file(folder / "a") ==
        "blake2b:6235d563965162474aa0ac29f371da334b64f154cdf2392ad2eda51c6dfd8244");
  samples::write(folder / "empty", "");
  CHECK(assay::sha256_hex_of_file(folder / "empty") == kSha256Empty);
}

TEST_CASE("digest: a missing file is an error of the input") {
  const samples::Folder folder;
  const auto error = samples::caught([&] { assay::sha256_hex_of_file(folder / "none"); });
  CHECK(error.fault() == assay::Fault::Input);
  CHECK(error.problems().at(0).where.file == (folder / "none").string());
  CHECK(error.problems().at(0).what == "there is no such file");
  CHECK(samples::caught([&] { assay::blake2b_of_file(folder.path()); }).problems().at(0).what ==
        "is a folder, not a file");
}
