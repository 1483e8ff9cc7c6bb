import Datasets
import Foundation
import NumericsEngine
import Testing

@Suite struct MNISTTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(
    to place: String, images: [UInt8] = SmallFiles.packedImages,
    labels: [UInt8] = SmallFiles.packedLabels, suffix: String = ".gz"
  ) throws {
    for part in ["train", "t10k"] {
      _ = try folder.file("\(place)\(part)-images-idx3-ubyte\(suffix)", images)
      _ = try folder.file("\(place)\(part)-labels-idx1-ubyte\(suffix)", labels)
    }
  }

  private func located(_ environment: [String: String]) -> MNIST? {
    MNIST.locate(environment: environment, course: folder.path + "/course")
  }

  @Test func foldersAreSearchedInOrder() throws {
    let data = folder.path + "/data"
    #expect(located([:]) == nil)
    #expect(located(["LAB_DATA": data]) == nil)
    try write(to: "course/.lab/data/mnist/", suffix: "")
    #expect(located([:])?.folder == folder.path + "/course/.lab/data/mnist")
    #expect(located(["LAB_DATA": data])?.folder == folder.path + "/course/.lab/data/mnist")
    #expect(located(["LAB_DATA": ""])?.folder == folder.path + "/course/.lab/data/mnist")
    try write(to: "data/")
    #expect(located(["LAB_DATA": data])?.folder == data)
    try write(to: "data/mnist/")
    #expect(located(["LAB_DATA": data])?.folder == data + "/mnist")
  }

  @Test func allFourFilesMustBeThere() throws {
    try write(to: "")
    #expect(MNIST(folder: folder.path) != nil)
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let path = folder.path + "/" + name
      try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
      #expect(MNIST(folder: folder.path) == nil)
      try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    }
  }

  @Test func digitsAreRead() throws {
    try write(to: "")
    let mnist = try #require(MNIST(folder: folder.path))
    for digits in [try mnist.training(), try mnist.test()] {
      #expect(digits.labels == [7, 2, 1])
      #expect(digits.pixels == Array(SmallFiles.images[16...]))
    }
  }

  @Test func aLabelMustBeADigit() throws {
    let images = try folder.file("images", SmallFiles.images)
    let labels = try folder.file("labels", [0, 0, 8, 1, 0, 0, 0, 3, 7, 10, 1])
    #expect(throws: IDXError.invalidLabel(file: labels, offset: 9, expected: 0...9, got: 10)) {
      try Digits(images: images, labels: labels)
    }
  }

  @Test func thereIsALabelForEachImage() throws {
    let images = try folder.file("images", SmallFiles.images)
    let labels = try folder.file("labels", [0, 0, 8, 1, 0, 0, 0, 2, 7, 2])
    #expect(throws: IDXError.countMismatch(file: labels, offset: 4, expected: 3, got: 2)) {
      try Digits(images: images, labels: labels)
    }
  }

  @Test func imagesMustBe28By28() throws {
    let labels = try folder.file("labels", SmallFiles.labels)
    for (offset, rows, columns) in [(8, 14, 28), (12, 28, 14)] {
      let header: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 6, 0, 0, 0, UInt8(rows), 0, 0, 0, UInt8(columns)]
      let images = try folder.file("images", header + SmallFiles.images[16...])
      #expect(throws: IDXError.wrongExtent(file: images, offset: offset, expected: 28, got: 14)) {
        try Digits(images: images, labels: labels)
      }
    }
  }

  @Test func featuresAreTheGreys() throws {
    try write(to: "")
    let digits = try #require(MNIST(folder: folder.path)).training()
    let plain = digits.features(as: Double.self, scaled: false)
    #expect(plain.shape == [3, 784])
    #expect(plain.elements == SmallFiles.images[16...].map(Double.init))
    #expect(digits.features().elements == SmallFiles.images[16...].map { Float($0) / 255 })
    #expect(digits.features(as: Double.self).row(1).elements == digits.image(1))
  }

  @Test func noDigitsAreNoRows() {
    var generator = RandomGenerator(seed: 1)
    #expect(Digits(generating: 0, using: &generator).features().shape == [0, 784])
  }

  /// Counts by Python's gzip and NumPy 2.4.6: `numpy.bincount(labels)`, `pixels.sum()`.
  @Test(.enabled(if: MNIST.locate() != nil, "LAB_DATA does not lead to the files of MNIST"))
  func thePublishedFilesAreRead() throws {
    let mnist = try #require(MNIST.locate())
    let (training, test) = (try mnist.training(), try mnist.test())
    func histogram(_ digits: Digits) -> [Int] {
      digits.labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    }
    #expect(training.count == 60_000)
    #expect(
      histogram(training) == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(training.labels.prefix(8) == [5, 0, 4, 1, 9, 2, 1, 3])
    #expect(test.count == 10_000)
    #expect(histogram(test) == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(test.labels.prefix(8) == [7, 2, 1, 0, 4, 1, 4, 9])
    // The last image of the training set, and sums of whole numbers are exact in Double.
    let features = training.features(as: Double.self, scaled: false)
    #expect(features.row(-1).sum() == 20_920)
    #expect(features.sum() == 1_567_298_545)
    #expect(test.features(as: Double.self, scaled: false).sum() == 264_923_200)
  }
}
