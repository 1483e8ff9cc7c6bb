import Datasets
import LabKit
import NumericsEngine
import Plotting

extension ArraysLesson {
  /// An image as a tensor: turned, cut, lit and shrunk by array operations alone.
  static let digit = Step.milestone(
    "Milestone: an image is an array",
    needs: ["2.4", "2.5", "2.6", "2.7", "2.8", "2.10"],
    on: (any ArraysLab).self
  ) { lab, stage in
    var generator = RandomGenerator(seed: 4)
    let numbers = NDArray(DigitGenerator.image(of: 4, using: &generator))  // [784]
    try stage.text(
      """
      Here is a four as a computer has it: \(numbers.count) numbers, 0 where nothing was written, 1 \
      where the ink is full. No drawing program is needed to change it. Everything below is done \
      with slices and with functions you wrote. First `reshaped` gives the numbers their rows.
      """)
    let image = try lab.reshaped(numbers, to: [Digits.side, -1])
    let flipped = image[.all, Slice(step: -1)]
    let cropped = image[4..<24, 4..<24]
    let transposed = try lab.permuted(image, axes: [1, 0])
    let turned = transposed[.all, Slice(step: -1)]
    let lamp = NDArray((0..<Digits.side).map { 0.8 * Double($0) / Double(Digits.side - 1) })
    var brightened = try lab.added(image, lamp)
    brightened[brightened .> 1] = 1
    let blocks = try lab.reshaped(image, to: [14, 2, 14, 2])
    let half = try lab.sum(lab.sum(blocks, axis: 3), axis: 1) / 4
    let ink = try lab.maskAndArgmax(image, above: 0.5)
    try stage.verbatim(
      """
      image      = reshaped(numbers, to: [28, -1])         \(image.shape)
      flipped    = image[.all, Slice(step: -1)]            \(flipped.shape)
      cropped    = image[4..<24, 4..<24]                   \(cropped.shape)
      transposed = permuted(image, axes: [1, 0])           \(transposed.shape)
      turned     = transposed[.all, Slice(step: -1)]       \(turned.shape)
      brightened = added(image, lamp)                      \(brightened.shape), lamp \(lamp.shape)
      brightened[brightened .> 1] = 1
      blocks     = reshaped(image, to: [14, 2, 14, 2])     \(blocks.shape)
      half       = sum(sum(blocks, axis: 3), axis: 1) / 4  \(half.shape)
      mask       = maskAndArgmax(image, above: 0.5).mask   \(ink.mask.shape)
      """)
    try stage.figure(
      .images(
        slug: "lab02-turned", title: "A four, and its elements in other places",
        panels: [
          panel("image", image), panel("flipped", flipped), panel("transposed", transposed),
          panel("turned", turned),
        ], columns: 2))
    try stage.figure(
      .images(
        slug: "lab02-changed", title: "The same four, cut, lit, halved and masked",
        panels: [
          panel("cropped", cropped), panel("brightened", brightened), panel("half", half),
          panel("mask", ink.mask.map { $0 ? 1 : 0 }),
        ], columns: 2))
    try stage.text(
      """
      Follow two of them. The lamp is one row of \(lamp.count) numbers, rising to the right; \
      broadcasting holds it over all rows. And to halve the image, the reshaping cuts both axes into \
      pairs: element [i, a, j, b] is row 2i + a, column 2j + b. Summing the two axes of pairs away \
      leaves every 2 × 2 block as one number.
      """)
    try mirror(image, flipped: flipped, on: lab, stage)
    let inked = ink.mask.elements.count { $0 }
    let inEveryRow = image.elements.reduce(0, +) / Double(image.shape[0])
    let widest = try lab.maskAndArgmax(
      try lab.reshaped(try lab.sum(image, axis: 1), to: [1, -1]), above: 0)
    let row = widest.argmax[0]
    try stage.text(
      """
      The mask is more than a picture: it says that \(inked) of the \(image.count) pixels are written \
      on. And sums along axis 1 weigh the ink row by row: \(inEveryRow.fixed(1)) on average, most of \
      it in row \(row), which argmax finds. Where is the bar of the four? There.

      From Lab 8 on you will send images like this one through layers, and each layer is exercise \
      2.9.
      """)
  }

  /// What a slice does, done by a matrix product.
  private static func mirror(
    _ image: NDArray<Double>, flipped: NDArray<Double>, on lab: any ArraysLab, _ stage: Stage
  ) throws {
    let side = image.shape[1]
    var exchange = NDArray(repeating: 0.0, shape: [side, side])
    for column in 0..<side { exchange[column, side - 1 - column] = 1 }
    let product = try lab.product(image, exchange)
    try stage.text(
      """
      Even a matrix product can flip. Column j of the matrix J below takes column \(side - 1) − j of \
      whatever stands on its left, because its only 1 stands there. Your `product(image, J)` and the \
      slice \(product == flipped ? "agree in all \(image.count) pixels" : "do not agree").
      """)
    try stage.verbatim(
      """
      J = \(exchange.formatted(threshold: 0, edgeItems: 2).replacing("\n", with: "\n    "))
      """)
    try stage.text(
      """
      The slice needs no arithmetic at all, the product \((side * side * side).grouped) \
      multiplications. That it *can* be a product is the interesting part: whatever turns, mixes or \
      weighs the columns of an array is a matrix.
      """)
  }

  private static func panel(_ caption: String, _ image: NDArray<Double>) -> Figure.Panel {
    Figure.Panel(
      caption, rows: image.shape[0], columns: image.shape[1], pixels: image.elements)
  }
}
