import Foundation

/// The four files of MNIST: 60 000 images of handwritten digits to learn from, 10 000 to judge by.
///
/// Source: Y. LeCun, L. Bottou, Y. Bengio, P. Haffner, "Gradient-based learning applied to document
/// recognition", Proceedings of the IEEE 86 (1998), section III.A.
///
/// ```swift
/// guard let mnist = MNIST.locate() else { … }
/// let digits = try mnist.training()
/// digits.features().shape  // [60000, 784]
/// ```
public struct MNIST: Equatable, Sendable {
  /// Where the files are.
  public let folder: String

  private let trainingImages: String
  private let trainingLabels: String
  private let testImages: String
  private let testLabels: String

  /// The place of the course's own copy, from the folder of the course.
  public static let courseFolder = ".lab/data/mnist"

  /// Looks for the files, and is `nil` if no folder has all four, packed (`.gz`) or not.
  ///
  /// It looks into `$LAB_DATA/mnist`, `$LAB_DATA` and ``courseFolder``, in that order. Whether the
  /// files are right, reading them tells.
  ///
  /// - Parameters:
  ///   - environment: Where `LAB_DATA` is looked up.
  ///   - course: The folder of the course.
  public static func locate(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    course: String = FileManager.default.currentDirectoryPath
  ) -> MNIST? {
    var folders = [course + "/" + courseFolder]
    if let data = environment["LAB_DATA"], !data.isEmpty {
      folders = [data + "/mnist", data] + folders
    }
    for folder in folders {
      if let mnist = MNIST(folder: folder) { return mnist }
    }
    return nil
  }

  /// The files in a folder, or `nil` if they are not all there.
  public init?(folder: String) {
    func path(_ name: String) -> String? {
      [name, name + ".gz"].map { folder + "/" + $0 }
        .first { FileManager.default.fileExists(atPath: $0) }
    }
    guard let trainingImages = path("train-images-idx3-ubyte"),
      let trainingLabels = path("train-labels-idx1-ubyte"),
      let testImages = path("t10k-images-idx3-ubyte"),
      let testLabels = path("t10k-labels-idx1-ubyte")
    else { return nil }
    self.folder = folder
    self.trainingImages = trainingImages
    self.trainingLabels = trainingLabels
    self.testImages = testImages
    self.testLabels = testLabels
  }

  /// The digits to learn from; 60 000 in the published files.
  public func training() throws(IDXError) -> Digits {
    try Digits(images: trainingImages, labels: trainingLabels)
  }

  /// The digits to judge by; 10 000 in the published files.
  public func test() throws(IDXError) -> Digits {
    try Digits(images: testImages, labels: testLabels)
  }
}
