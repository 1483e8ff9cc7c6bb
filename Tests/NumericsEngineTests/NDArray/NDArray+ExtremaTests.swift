import Testing

@testable import NumericsEngine

@Suite struct NDArrayExtremaTests {
  @Test func everyShapeLayoutAndAxis() {
    for shape in shapes(ranks: 0...3, limit: 3) where !shape.contains(0) {
      let count = shape.reduce(1, *)
      for array in everyLayout(of: wholeNumbers(count) as [Int], shape: shape) { check(array) }
      for array in everyLayout(of: wholeNumbers(count) as [Float], shape: shape) { check(array) }
      // A NaN at every place, two of them at most.
      for place in 0..<count {
        var numbers: [Double] = wholeNumbers(count)
        numbers[place] = .nan
        numbers[count - 1 - place / 2] = .nan
        for array in everyLayout(of: numbers, shape: shape) { check(array) }
      }
    }
  }

  /// Around the widths of vectors and of blocks: the extreme and a later equal one at every place.
  @Test(arguments: [1, 2, 7, 31, 32, 63, 64, 65, 130, 1023, 1024, 1025, 2100, 16384, 16385, 40000])
  func firstOfEqualOnes(count: Int) {
    var places = Set([0, 1, 15, 16, 63, 64, count / 2, count - 2, count - 1, 1023, 1024, 16383])
    places.formUnion([16384])
    for place in places where (0..<count).contains(place) {
      var floats = (0..<count).map { Float($0 % 97) }
      floats[place] = 1000
      floats[count - 1] = 1000
      #expect(NDArray(floats).argmax() == place)
      #expect(NDArray(floats.map { -$0 }).argmin() == place)
      #expect(NDArray(floats.map { Double($0) }).argmax() == place)
      #expect(NDArray(floats.map { -Double($0) }).argmin() == place)
      floats[place] = .nan
      #expect(NDArray(floats).argmax() == place && NDArray(floats).argmin() == place)
      #expect(NDArray(floats).max().isNaN && NDArray(floats).min().isNaN)
      let doubles = NDArray(floats.map { -Double($0) })
      #expect(doubles.argmax() == place && doubles.argmin() == place)
    }
  }

  /// As NumPy 2.4: −0 and 0 are equal, infinities are ordinary numbers.
  @Test func zerosAndInfinities() {
    #expect(NDArray([-0.0, 0]).argmax() == 0 && NDArray([0, -0.0]).argmin() == 0)
    let zeros = [Double](repeating: -0.0, count: 100) + [Double](repeating: 0, count: 100)
    #expect(NDArray(zeros).argmax() == 0)
    #expect(NDArray(Array(zeros.reversed())).argmin() == 0)
    let infinite = [Double](repeating: -.infinity, count: 100)
    #expect(NDArray(infinite).argmax() == 0 && NDArray(infinite).max() == -.infinity)
    #expect(NDArray(infinite + [3, .infinity, .infinity]).argmax() == 101)
    #expect(NDArray([Double.infinity, 2, -.infinity]).min() == -.infinity)
  }

  @Test(arguments: [[40, 300], [300, 40], [20000, 3], [3, 20000], [33, 5, 260]])
  func largerThanBlocksAndTiles(shape: [Int]) {
    let numbers: [Float] = (0..<shape.reduce(1, *)).map { Float($0 * 7919 % 10007) }
    let array = NDArray(shape: shape, elements: numbers)
    check(array)
    check(columnMajor(array))
  }

  @Test func noResultDependsOnTheThreads() {
    let array = NDArray(shape: [700, 300], elements: (0..<210_000).map { Double($0 * 31 % 1009) })
    let threads = Threads.count
    defer { Threads.count = threads }
    Threads.count = 1
    let one = (array.argmax(), array.argmin(axis: 0), array.max(axis: 1))
    Threads.count = 2
    #expect(array.argmax() == one.0 && array.argmin(axis: 0) == one.1)
    #expect(array.max(axis: 1) == one.2)
  }

  private func check<Element: NumericElement>(_ array: NDArray<Element>) {
    let all = indices(of: array.shape).map { element(array, $0) }
    #expect(array.argmin() == first(all, <) && array.argmax() == first(all, >))
    #expect(same(array.min(), all[first(all, <)]) && same(array.max(), all[first(all, >)]))
    for axis in 0..<array.rank {
      var rest = array.shape
      rest.remove(at: axis)
      let lanes = indices(of: rest).map { index in
        (0..<array.shape[axis]).map { place in
          var full = index
          full.insert(place, at: axis)
          return element(array, full)
        }
      }
      let (least, most) = (lanes.map { first($0, <) }, lanes.map { first($0, >) })
      #expect(array.argmin(axis: axis).shape == rest && array.argmin(axis: axis).elements == least)
      #expect(array.argmax(axis: axis - array.rank).elements == most)
      let smallest = zip(lanes, least).map { $0[$1] }
      let largest = zip(lanes, most).map { $0[$1] }
      #expect(zip(array.min(axis: axis).elements, smallest).allSatisfy { same($0, $1) })
      #expect(zip(array.max(axis: axis).elements, largest).allSatisfy { same($0, $1) })
      var kept = array.shape
      kept[axis] = 1
      #expect(array.max(axis: axis, keepingDimensions: true).shape == kept)
      #expect(array.argmax(axis: axis, keepingDimensions: true).shape == kept)
    }
  }

  private func first<Element: NumericElement>(
    _ values: [Element], _ precedes: (Element, Element) -> Bool
  ) -> Int {
    if let nan = values.firstIndex(where: { $0 != $0 }) { return nan }
    return values.indices.reduce(0) { precedes(values[$1], values[$0]) ? $1 : $0 }
  }

  private func same<Element: NumericElement>(_ left: Element, _ right: Element) -> Bool {
    left == right || (left != left && right != right)
  }
}
