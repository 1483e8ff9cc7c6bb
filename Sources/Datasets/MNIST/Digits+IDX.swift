extension Digits {
  /// Reads images and their labels from two IDX files, packed or not.
  ///
  /// - Throws: ``IDXError`` for a file that cannot be read or is malformed, for images that are not
  ///   28 by 28, labels above 9, and another number of labels than of images.
  public init(images imagePath: String, labels labelPath: String) throws(IDXError) {
    let images = try IDXFile(path: imagePath, rank: 3)
    for axis in 1...2 where images.shape[axis] != Self.side {
      throw .wrongExtent(
        file: imagePath, offset: 4 + 4 * axis, expected: Self.side, got: images.shape[axis])
    }
    let labels = try IDXFile(path: labelPath, rank: 1)
    guard labels.shape == [images.shape[0]] else {
      throw .countMismatch(
        file: labelPath, offset: 4, expected: images.shape[0], got: labels.shape[0])
    }
    if let index = labels.elements.firstIndex(where: { $0 > 9 }) {
      throw .invalidLabel(
        file: labelPath, offset: 8 + index, expected: 0...9, got: labels.elements[index])
    }
    self.init(labels: labels.elements, pixels: images.elements)
  }
}
