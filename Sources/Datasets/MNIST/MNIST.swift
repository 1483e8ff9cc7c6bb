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
  /// Whether the files are right, reading them tells.
  ///
  /// - Parameters:
  ///   - environment: Where `LAB_DATA` is looked up.
  ///   - course: The folder of the course.
  public static func locate(
    environment: [String: String] = ProcessInfo.processInfo.environment,
    course: String = courseRoot()
  ) -> MNIST? {
    for folder in folders(environment: environment, course: course) {
      if let mnist = MNIST(folder: folder) { return mnist }
    }
    return nil
  }

  /// The folders in which the files are looked for, in this order: `$LAB_DATA/mnist`, `$LAB_DATA`
  /// and ``courseFolder``. The first is where fetched files go.
  public static func folders(
    environment: [String: String] = ProcessInfo.processInfo.environment, course: String
  ) -> [String] {
    let own = course + "/" + courseFolder
    guard let data = environment["LAB_DATA"], !data.isEmpty else { return [own] }
    return [data + "/mnist", data, own]
  }

  /// The folder of the course: `LAB_HOME`, else the nearest one that holds a `Course.md`, from the
  /// working directory upwards, else the working directory.
  public static func courseRoot() -> String {
    if let home = ProcessInfo.processInfo.environment["LAB_HOME"] { return home }
    let start = FileManager.default.currentDirectoryPath
    var folder = URL(fileURLWithPath: start, isDirectory: true)
    while folder.path != "/" {
      let course = folder.appendingPathComponent("Course.md").path
      if FileManager.default.fileExists(atPath: course) { return folder.path }
      folder.deleteLastPathComponent()
    }
    return start
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
