import Datasets
import Testing

@Suite struct SHA256Tests {
  private func digest(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    digest.update(bytes)
    return digest.finish()
  }

  /// The examples of NIST for FIPS 180-4: no byte, one block, two blocks, and many.
  @Test func examplesOfTheStandard() {
    let examples = [
      "": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "abc": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq":
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu":
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
    ]
    for (text, expected) in examples { #expect(digest([UInt8](text.utf8)) == expected) }
    #expect(
      digest([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  /// Every length around the ends of a block, by `hashlib.sha256` of CPython 3.11.7: the digest of
  /// the digests of 0…200 bytes, joined.
  @Test func everyLengthIsPadded() {
    let all = (0...200).map { count in digest((0..<count).map { UInt8($0) }) }.joined()
    #expect(
      digest([UInt8](all.utf8))
        == "b367ea311264aae50e6260b96a10761169ce3eec5d5f8f2258351f82c7252776")
  }

  @Test func partsAreAsGoodAsTheWhole() {
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    for size in [1, 3, 63, 64, 65, 999] {
      var parts = SHA256()
      for start in stride(from: 0, to: 1000, by: size) {
        parts.update(bytes[start..<min(start + size, 1000)])
      }
      #expect(parts.finish() == digest(bytes))
      // What is asked in between changes nothing.
      parts.update([1])
      #expect(parts.finish() == digest(bytes + [1]))
    }
  }
}
