import Datasets
import Fetching
import Foundation
import Testing

@Suite struct CopyTests {
  private let bench: Bench
  private let other: Bench

  init() throws {
    bench = try Bench()
    other = try Bench()
  }

  private func copy() throws(FetchError) -> Fetcher.Result {
    try Fetcher(into: bench.folder).copy(Bench.file, from: other.folder)
  }

  @Test func eitherFormIsCopied() throws {
    try other.write("digits", Bench.unpacked)
    #expect(try copy() == .fetched)
    #expect(bench.names == ["digits"] && bench.bytes("digits") == Bench.unpacked)
    #expect(try copy() == .wasThere)
    let bench = try Bench()
    try other.write("digits.gz", Bench.packed)
    #expect(try Fetcher(into: bench.folder).copy(Bench.file, from: other.folder) == .fetched)
    #expect(bench.names == ["digits.gz"] && bench.bytes("digits.gz") == Bench.packed)
  }

  @Test func aDamagedOriginalIsNotCopied() throws {
    try other.write("digits.gz", [1, 2, 3])
    let wrong = FetchError.wrongContents(
      place: other.folder + "/digits.gz", expected: Bench.file.packed.sha256,
      got: Bench.form("", [1, 2, 3]).sha256)
    #expect(throws: wrong) { try copy() }
    #expect(bench.names == [])
    // The other form is right.
    try other.write("digits", Bench.unpacked)
    #expect(try copy() == .fetched)
    #expect(bench.names == ["digits"])
  }

  @Test func aFolderWithoutTheFileIsNamed() throws {
    #expect(throws: FetchError.absent(name: "digits", folder: other.folder)) { try copy() }
    #expect(bench.names == [])
  }

  @Test func aPartOfADownloadIsNoHindrance() throws {
    try bench.write("digits.gz.part", [9, 9])
    try other.write("digits.gz", Bench.packed)
    #expect(try copy() == .fetched)
    #expect(bench.names == ["digits.gz"] && bench.bytes("digits.gz") == Bench.packed)
  }
}
