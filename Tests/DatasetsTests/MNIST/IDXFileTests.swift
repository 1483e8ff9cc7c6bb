import Datasets
import Foundation
import Testing

@Suite struct IDXFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func plainAndPackedFilesAreTheSame() throws {
    for (name, bytes) in [("plain", SmallFiles.labels), ("packed", SmallFiles.packedLabels)] {
      let file = try IDXFile(path: folder.file(name, bytes), rank: 1)
      #expect(file.shape == [3])
      #expect(file.elements == [7, 2, 1])
    }
    for (name, bytes) in [("plain", SmallFiles.images), ("packed", SmallFiles.packedImages)] {
      let file = try IDXFile(path: folder.file(name, bytes), rank: 3)
      #expect(file.shape == [3, 28, 28])
      #expect(file.elements == Array(SmallFiles.images[16...]))
    }
  }

  @Test func aFileMayHoldNothing() throws {
    let file = try IDXFile(path: folder.file("empty", [0, 0, 8, 1, 0, 0, 0, 0]), rank: 1)
    #expect(file.shape == [0])
    #expect(file.elements == [])
  }

  @Test func theFirstBytesMustBeThoseOfTheKind() throws {
    for index in 0..<4 {
      var bytes = SmallFiles.labels
      bytes[index] ^= 2
      let path = try folder.file("magic", bytes)
      let got = UInt32(0x0801) ^ (2 << UInt32(8 * (3 - index)))
      #expect(throws: IDXError.wrongMagic(file: path, offset: 0, expected: 0x0801, got: got)) {
        try IDXFile(path: path, rank: 1)
      }
    }
    // Images where labels are expected.
    let path = try folder.file("images", SmallFiles.images)
    #expect(throws: IDXError.wrongMagic(file: path, offset: 0, expected: 0x0801, got: 0x0803)) {
      try IDXFile(path: path, rank: 1)
    }
  }

  @Test func everyMissingByteIsSeen() throws {
    for length in 0..<SmallFiles.labels.count {
      let path = try folder.file("short", Array(SmallFiles.labels[..<length]))
      let expected = length < 8 ? 8 : 11
      #expect(
        throws: IDXError.tooShort(file: path, offset: length, expected: expected, got: length)
      ) { try IDXFile(path: path, rank: 1) }
    }
  }

  @Test func bytesTooManyAreSeen() throws {
    let path = try folder.file("long", SmallFiles.labels + [0, 0])
    #expect(throws: IDXError.tooLong(file: path, offset: 11, expected: 11, got: 13)) {
      try IDXFile(path: path, rank: 1)
    }
  }

  @Test func extentsBeyondAllMemoryAreTooShort() throws {
    let largest = [UInt8](repeating: 255, count: 12)
    let path = try folder.file("huge", [0, 0, 8, 3] + largest)
    #expect(throws: IDXError.tooShort(file: path, offset: 16, expected: .max, got: 16)) {
      try IDXFile(path: path, rank: 3)
    }
    let long = try folder.file("long", [0, 0, 8, 1, 255, 255, 255, 255, 1])
    #expect(throws: IDXError.tooShort(file: long, offset: 9, expected: 4_294_967_303, got: 9)) {
      try IDXFile(path: long, rank: 1)
    }
  }

  @Test func aMissingFileIsNamed() {
    let path = folder.path + "/nothing"
    let error = #expect(throws: IDXError.self) { try IDXFile(path: path, rank: 1) }
    #expect(error.map { "\($0)".hasPrefix("\(path) cannot be read: ") } == true)
  }

  @Test func everyCutOffStreamIsSeen() throws {
    let packed = SmallFiles.packedLabels
    // With fewer than two bytes a file cannot be seen to be packed.
    for length in 2..<packed.count {
      let path = try folder.file("cut", Array(packed[..<length]))
      #expect(
        throws: IDXError.cutOff(
          file: path, offset: length, expected: "the rest of a gzip stream",
          got: "the end of the file")
      ) { try IDXFile(path: path, rank: 1) }
    }
  }

  @Test func noChangedByteGivesOtherContents() throws {
    // Some bits say nothing of the contents: the time, the system, the tables' unused codes.
    let packed = SmallFiles.packedImages
    var errors = 0
    for index in packed.indices where index != 3 {
      for change in [UInt8(1), 0x10, 0x80, 0xff] {
        var bytes = packed
        bytes[index] ^= change
        let path = try folder.file("changed", bytes)
        let result = Result { try IDXFile(path: path, rank: 3) }
        switch result {
        case .success(let file):
          #expect(file.elements == Array(SmallFiles.images[16...]))
        case .failure(let error):
          errors += 1
          #expect("\(error)".hasPrefix("\(path), byte "))
        }
      }
    }
    // CPython's gzip finds as many; but of the flags, byte 3, it lets more pass than zlib.
    #expect(errors == 205)
  }

  @Test func aDamagedStreamIsNamedWithItsPlace() throws {
    // The last eight bytes are the checksum and the length.
    let packed = SmallFiles.packedLabels
    for (index, message) in [(packed.count - 8, "data"), (packed.count - 4, "length")] {
      var bytes = packed
      bytes[index] ^= 1
      let path = try folder.file("damaged", bytes)
      #expect(
        throws: IDXError.damaged(
          file: path, offset: index + 4, expected: "a gzip stream",
          got: "incorrect \(message) check")
      ) { try IDXFile(path: path, rank: 1) }
    }
  }

  @Test func bytesAfterTheStreamAreSeen() throws {
    let packed = SmallFiles.packedLabels
    for extra in [[0], packed] {
      let path = try folder.file("trailing", packed + extra)
      #expect(
        throws: IDXError.trailingBytes(
          file: path, offset: packed.count, expected: packed.count,
          got: packed.count + extra.count)
      ) { try IDXFile(path: path, rank: 1) }
    }
  }

  @Test func sentencesNameFilePlaceAndBothValues() {
    #expect(
      "\(IDXError.wrongMagic(file: "f", offset: 0, expected: 0x0803, got: 0x0801))"
        == "f, byte 0: an IDX file of this kind begins with 0x00000803, but this one begins with "
        + "0x00000801")
    #expect(
      "\(IDXError.tooShort(file: "f", offset: 5, expected: 11, got: 5))"
        == "f, byte 5: the file ends here, with 5 bytes; it should have 11")
    #expect(
      "\(IDXError.invalidLabel(file: "f", offset: 9, expected: 0...9, got: 12))"
        == "f, byte 9: a label should be one of 0 to 9, but is 12")
  }
}
