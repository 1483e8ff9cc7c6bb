import Datasets
import NumericsEngine

/// The digits of the milestone.
struct DigitData {
  let training: DigitSet
  let test: DigitSet
  /// Which data this is, for the reader.
  let introduction: String
  /// What the error rate may be compared with.
  let yardstick: String

  static func load() throws -> DigitData {
    let source = try DigitSource.load(training: 6000, test: 1000, seed: 6)
    let labs = "Keep the number in mind: Labs 13 and 14 start from here."
    return DigitData(
      training: DigitSet(source.training), test: DigitSet(source.test),
      introduction: source.introduction + " To a neighbour, each is a row of 784 numbers.",
      yardstick: source.isReal
        ? labs
        : """
        With as many images of MNIST it would be about 6 %, and with all \(60_000.grouped) of them \
        3 %. \(labs)
        """)
  }
}

/// Digits as features and classes.
struct DigitSet {
  let digits: Digits

  init(_ digits: Digits) { self.digits = digits }

  var count: Int { digits.count }

  /// The greys of some images, 0…1: `[rows, 784]`.
  func features(_ rows: Range<Int>) -> NDArray<Double> {
    let size = Digits.side * Digits.side
    return NDArray(shape: [rows.count, size], elements: rows.flatMap { digits.image($0) })
  }

  func classes(_ rows: Range<Int>) -> [Int] { rows.map { Int(digits.labels[$0]) } }

  /// The Euclidean distance of every image from some: `[images][count]`.
  func distances(from images: [[Double]]) -> [[Double]] {
    let places = images.map { NDArray($0) }
    var result = [[Double]](repeating: [], count: images.count)
    for start in stride(from: 0, to: count, by: 5000) {
      let block = features(start..<min(start + 5000, count))
      for (index, place) in places.enumerated() {
        let offsets = block - place
        result[index] += sqrt((offsets * offsets).sum(axis: 1)).elements
      }
    }
    return result
  }
}

/// What was read, digit by digit.
struct DigitReading {
  /// The nearest training images of each: `[count, k]`.
  private(set) var neighbours: [[Int]] = []
  private(set) var guesses: [Int] = []
  /// What another tie rule would have said.
  private(set) var smallestOfTied: [Int] = []
  /// How many votes ended with more than one class in front.
  private(set) var ties = 0

  var count: Int { guesses.count }

  mutating func append(neighbours: [Int], votes: [Int], guess: Int) {
    let counts = Dictionary(votes.map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.values.max()
    let tied = counts.filter { $0.value == most }.keys
    self.neighbours.append(neighbours)
    guesses.append(guess)
    smallestOfTied.append(tied.min() ?? guess)
    if tied.count > 1 { ties += 1 }
  }
}
