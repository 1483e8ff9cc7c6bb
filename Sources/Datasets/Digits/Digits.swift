/// Images of digits with their labels, as bytes: the form in which MNIST comes.
public struct Digits: Equatable, Sendable {
  /// Rows and columns of an image.
  public static let side = 28

  /// Which digit each image shows, 0…9: `[count]`.
  public let labels: [UInt8]
  /// The greys of all images row by row, 0 background, 255 ink: `[count · 28 · 28]`.
  public let pixels: [UInt8]

  public var count: Int { labels.count }

  /// - Precondition: There are 28 · 28 pixels for each label, and the labels are 0…9.
  init(labels: [UInt8], pixels: [UInt8]) {
    precondition(
      pixels.count == labels.count * Self.side * Self.side && labels.allSatisfy { $0 <= 9 })
    self.labels = labels
    self.pixels = pixels
  }

  /// Draws `count` digits, each of a random kind; fewer than one gives none.
  ///
  /// The same generator in the same state gives the same digits. O(count · 28²).
  public init(generating count: Int, using generator: inout some RandomNumberGenerator) {
    var labels: [UInt8] = []
    var pixels: [UInt8] = []
    let count = max(0, count)
    labels.reserveCapacity(count)
    pixels.reserveCapacity(count * Self.side * Self.side)
    for _ in 0..<count {
      let label = Int(generator.next(upperBound: UInt64(10)))
      labels.append(UInt8(label))
      pixels += DigitGenerator.bytes(of: label, using: &generator)
    }
    self.labels = labels
    self.pixels = pixels
  }

  /// The greys of one image, 0 background, 1 ink: `[28 · 28]`.
  public func image(_ index: Int) -> [Double] {
    let size = Self.side * Self.side
    return pixels[index * size..<(index + 1) * size].map { Double($0) / 255 }
  }
}
