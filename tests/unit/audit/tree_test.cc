#include "audit/tree.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace declass {
namespace {

/// RFC 6962 section 2.1 as it is written: the head of n leaves is the hash of the heads of the
/// first k and the rest, k the largest power of two below n.
Digest slow_head(const std::vector<Digest>& leaves, std::size_t begin, std::size_t end) {
  if (begin == end) return sha256("");
  if (end - begin == 1) return leaves[begin];
  std::size_t k = 1;
  while (2 * k < end - begin) k *= 2;
  std::string bytes = "\x01";
  bytes += view_of(slow_head(leaves, begin, begin + k));
  bytes += view_of(slow_head(leaves, begin + k, end));
  return sha256(bytes);
}

TEST(Tree, HasTheHeadsOfTheCertificateTransparencyTestVectors) {
  const std::string leaves[] = {"",
                                std::string("\x00", 1),
                                "\x10",
                                "\x20\x21",
                                "\x30\x31",
                                "\x40\x41\x42\x43",
                                "\x50\x51\x52\x53\x54\x55\x56\x57",
                                "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f"};
  const char* heads[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                         "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                         "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                         "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                         "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                         "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                         "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                         "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  Tree tree;
  EXPECT_EQ(hex(view_of(tree.head())),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  for (std::size_t i = 0; i < std::size(leaves); ++i) {
    tree.add(leaf_hash(leaves[i]));
    EXPECT_EQ(hex(view_of(tree.head())), heads[i]) << i;
  }
}

TEST(Tree, AgreesWithTheDefinitionAtEverySize) {
  Tree tree;
  std::vector<Digest> leaves;
  for (int size = 0; size <= 200; ++size) {
    ASSERT_EQ(tree.head(), slow_head(leaves, 0, leaves.size())) << size;
    leaves.push_back(leaf_hash("line " + std::to_string(size)));
    tree.add(leaves.back());
  }
}

}  // namespace
}  // namespace declass
