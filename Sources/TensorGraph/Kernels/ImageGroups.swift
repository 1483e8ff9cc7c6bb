import NumericsEngine

/// A batch of images in groups that are worked on one beside the other, each with a workspace of its
/// own.
///
/// How many there are depends on the batch alone, so that sums over a group, and sums of those, are
/// the same on any number of threads.
struct ImageGroups {
  private static let most = 8

  let count: Int
  private let images: Int

  /// - Parameter images: How many images the batch has.
  init(images: Int) {
    self.images = images
    count = min(images, Self.most)
  }

  /// Calls `body` for every group and its images.
  @inline(__always)
  func eachGroup(_ body: (_ group: Int, _ images: Range<Int>) -> Void) {
    parallel(count: count, grain: 1, multiple: 1) { groups in
      for group in groups {
        body(group, group * images / count..<(group + 1) * images / count)
      }
    }
  }
}
