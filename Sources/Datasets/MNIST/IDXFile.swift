import Foundation

/// An array of bytes as it is kept in an IDX file, the form in which MNIST is published.
///
/// ```
/// offset  bytes
/// 0       0, 0, 8 (the elements are bytes), rank
/// 4       the extent of each axis, four bytes each, the most significant first
/// …       the elements, row-major
/// ```
/// Source: Y. LeCun, C. Cortes, C. J. C. Burges, "The MNIST database of handwritten digits",
/// section "The IDX file format". Files packed with gzip are unpacked.
public struct IDXFile: Equatable, Sendable {
  /// The path it was read from.
  public let path: String
  /// The extent of each axis.
  public let shape: [Int]
  /// `[shape[0] · shape[1] · …]`
  public let elements: [UInt8]

  /// The library that unpacks files, with its version.
  public static var unpacker: String { "zlib " + Gunzip.version }

  /// Reads a file, packed or not. O(*length*).
  ///
  /// - Parameters:
  ///   - path: The file; whether it is packed is seen from its first two bytes.
  ///   - rank: How many axes it should have; 1 to 255.
  /// - Throws: ``IDXError`` for every file that is not exactly as described above.
  public init(path: String, rank: Int) throws(IDXError) {
    let file: [UInt8]
    do {
      file = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw .unreadable(file: path, reason: error.localizedDescription)
    }
    let contents =
      Gunzip.isCompressed(file) ? try Gunzip.inflated(file, file: path) : file
    self = try IDXFile(contents, path: path, rank: rank)
  }

  /// Takes apart what an IDX file holds.
  init(_ contents: [UInt8], path: String, rank: Int) throws(IDXError) {
    func word(at offset: Int) throws(IDXError) -> UInt32 {
      guard contents.count >= offset + 4 else {
        throw .tooShort(
          file: path, offset: contents.count, expected: 4 + 4 * rank, got: contents.count)
      }
      return contents[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    let magic = try word(at: 0)
    let expected = 0x0800 | UInt32(rank)
    guard magic == expected else {
      throw .wrongMagic(file: path, offset: 0, expected: expected, got: magic)
    }
    var shape: [Int] = []
    for axis in 0..<rank { shape.append(Int(try word(at: 4 + 4 * axis))) }
    let header = 4 + 4 * rank
    // The product of some extents exceeds what an Int holds; no file is that long.
    let count = shape.reduce(1) { product, extent in
      let (larger, overflow) = product.multipliedReportingOverflow(by: extent)
      return overflow ? Int.max : larger
    }
    let length = count > Int.max - header ? Int.max : header + count
    if contents.count < length {
      throw .tooShort(file: path, offset: contents.count, expected: length, got: contents.count)
    }
    if contents.count > length {
      throw .tooLong(file: path, offset: length, expected: length, got: contents.count)
    }
    self.path = path
    self.shape = shape
    elements = Array(contents[header...])
  }
}
