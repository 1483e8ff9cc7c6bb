import Testing

@testable import Measurements

/// What is timed is what is said to be timed; how long it takes is nobody's promise.
@Suite struct MeasurementsTests {
  @Test func theMedianIsOfTheRunsAfterTheFirst() {
    var calls = 0
    let (seconds, result) = Stopwatch.median(runs: 3, repetitions: 4) { () -> Int in
      calls += 1
      return calls
    }
    #expect(calls == 1 + 3 * 4)
    #expect(result == calls)
    #expect(seconds >= 0)
  }

  @Test func allSumsOfTheSameNumbersAgree() {
    var generator = SystemRandomNumberGenerator()
    let measured = NumbersApart(count: 1000, runs: 1, using: &generator)
    #expect(measured.sums == [499_500, 499_500, 499_500])
    #expect(min(measured.block, measured.objects, measured.shuffledObjects) > 0)
  }

  @Test func searchesFindWhatIsThere() {
    for size in [1, 10, 1000] {
      let measured = Membership(size: size)
      #expect(min(measured.array, measured.set) > 0)
    }
  }

  @Test func bothWalksVisitEveryElement() {
    let measured = WalkOrder(size: 20, runs: 1)
    #expect(measured.sums == [4 * 4950, 4 * 4950])
    #expect(min(measured.alongRows, measured.downColumns) > 0)
  }

  @Test(arguments: [1, 2, 7, 33])
  func allMethodsMultiply(size: Int) {
    var sum = 0.0
    for i in 0..<size {
      for j in 0..<size {
        for k in 0..<size { sum += Double((i * size + k) % 7 * ((k * size + j) % 5)) }
      }
    }
    for method in Multiplication.Method.allCases {
      let measured = Multiplication(method, size: size, runs: 1)
      #expect(measured.checksum == sum, "\(method)")
      #expect(measured.gigaflops > 0)
    }
  }

  @Test(arguments: [(1, 1, 1, 1), (4, 3, 2, 3), (6, 5, 1, 4)])
  func bothMethodsConvolve(side: Int, kernel: Int, channels: Int, outputs: Int) {
    func pixel(_ row: Int, _ column: Int, _ channel: Int) -> Int {
      guard 0..<side ~= row, 0..<side ~= column else { return 0 }
      let (border, framed) = (kernel / 2, side + kernel - 1)
      return (((row + border) * framed + column + border) * channels + channel) % 7
    }
    var sum = 0
    for i in 0..<side {
      for j in 0..<side {
        for weight in 0..<kernel * kernel * channels * outputs {
          let (place, channel) = (weight / outputs / channels, weight / outputs % channels)
          let row = i + place / kernel - kernel / 2
          sum += pixel(row, j + place % kernel - kernel / 2, channel) * (weight % 5 - 2)
        }
      }
    }
    for method in Convolving.Method.allCases {
      let measured = Convolving(
        method, side: side, kernel: kernel, channels: channels, outputs: outputs, runs: 1)
      #expect(measured.checksum == Double(sum), "\(method)")
      #expect(measured.operations == 2 * side * side * kernel * kernel * channels * outputs)
      #expect(measured.gigaflops > 0)
    }
  }
}
