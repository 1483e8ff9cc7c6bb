@testable import NumericsEngine

/// The same values in every layout that a view can have, each in a storage with other numbers
/// around it where the layout leaves gaps.
func everyLayout<Element: NumericElement>(
  of elements: [Element], shape: [Int]
) -> [NDArray<Element>] {
  everyLayout(of: elements, shape: shape, filledWith: (99, 77))
}

/// The same for any element, with two others for the gaps.
func everyLayout<Element: NDArrayElement>(
  of elements: [Element], shape: [Int], filledWith others: (Element, Element)
) -> [NDArray<Element>] {
  let plain = NDArray(shape: shape, elements: elements)
  var result = [plain, columnMajor(plain)]
  // Another number after each element, and a whole array of other numbers in front.
  let gapped = NDArray(shape: shape + [2], elements: elements.flatMap { [$0, others.0] })
  result.append(gapped.dropping(axis: shape.count, at: 0))
  let front = [Element](repeating: others.1, count: elements.count)
  result.append(NDArray(shape: [2] + shape, elements: front + elements).dropping(axis: 0, at: 1))
  if !elements.isEmpty {
    // Backwards along every axis.
    let strides = plain.strides.map { -$0 }
    let layout = Layout(shape: shape, strides: strides, offset: elements.count - 1)
    result.append(NDArray(storage: NDArray(elements.reversed()).storage, layout: layout))
  }
  return result
}

/// The same array with the first index running fastest in storage.
func columnMajor<Element>(_ array: NDArray<Element>) -> NDArray<Element> {
  NDArray(shape: array.shape.reversed(), elements: array.transposed.elements).transposed
}

/// All indices of a shape in row-major order, one array of numbers per element.
func indices(of shape: [Int]) -> [[Int]] {
  shape.reduce([[]]) { prefixes, extent in
    prefixes.flatMap { prefix in (0..<extent).map { prefix + [$0] } }
  }
}

/// The element at `index`, by the definition of strides alone.
func element<Element>(_ array: NDArray<Element>, _ index: [Int]) -> Element {
  array.storage.base[zip(index, array.strides).reduce(array.layout.offset) { $0 + $1.0 * $1.1 }]
}

/// Every shape of the given ranks with extents 0 to `limit`.
func shapes(ranks: ClosedRange<Int>, limit: Int) -> [[Int]] {
  ranks.flatMap { rank in indices(of: Array(repeating: limit + 1, count: rank)) }
}

/// Small whole numbers, with which sums and products are exact in every element type.
func wholeNumbers<Element: NumericElement>(_ count: Int, from start: Int = 0) -> [Element] {
  (0..<count).map { Element(exactly: ((start + $0) * 7) % 11 - 5) ?? 0 }
}
