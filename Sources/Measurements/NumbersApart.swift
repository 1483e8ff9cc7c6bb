/// The same sum over numbers that lie in one block, and over numbers that lie apart.
public struct NumbersApart: Sendable {
  /// How the numbers are kept, with the median time of one sum, in seconds.
  public let block: Double
  /// Objects made one after the other, in a list of references to them.
  public let objects: Double
  /// The same objects in a list whose order has nothing to do with memory.
  public let shuffledObjects: Double
  /// The sums, in the order of the times. Whole numbers, so that all three are the same.
  public let sums: [Double]

  /// Sums `count` numbers, from 0 on.
  public init(count: Int, runs: Int, using generator: inout some RandomNumberGenerator) {
    let numbers = (0..<count).map(Double.init)
    let boxes = numbers.map(Box.init)
    let shuffled = boxes.shuffled(using: &generator)
    let times = [
      Stopwatch.median(runs: runs) { Self.sum(numbers) },
      Stopwatch.median(runs: runs) { Self.sum(boxes) },
      Stopwatch.median(runs: runs) { Self.sum(shuffled) },
    ]
    (block, objects, shuffledObjects) = (times[0].seconds, times[1].seconds, times[2].seconds)
    sums = times.map(\.result)
  }

  /// A number with a place of its own in memory, as the numbers in a Python list have it.
  private final class Box {
    let value: Double
    init(_ value: Double) { self.value = value }
  }

  @inline(never)
  private static func sum(_ numbers: [Double]) -> Double {
    var sum = 0.0
    for number in numbers { sum += number }
    return sum
  }

  @inline(never)
  private static func sum(_ boxes: [Box]) -> Double {
    var sum = 0.0
    for box in boxes { sum += box.value }
    return sum
  }
}
