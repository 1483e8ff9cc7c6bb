import Foundation
import LabKit
import NumericsEngine
import Solutions

private let solution = Lab13MultilayerPerceptron()

/// Lab 13: wrong answers.
func multilayerPerceptronWrongAnswers(_ variants: inout Variants) {
  imageFiles(&variants)
  labelFiles(&variants)
  rowsOfDigits(&variants)
  digitScores(&variants)
  digitReportsWrongAnswers(&variants)
  digitNetworksWrongAnswers(&variants)
}

/// Reads an IDX file with one thing or another different.
private func extents(
  of bytes: [UInt8], magic: Int, rank: Int, word: (ArraySlice<UInt8>) -> Int = bigEndian,
  refused: (Int, Int) -> Bool = { $0 != $1 }, product: ([Int]) -> Double = exactProduct,
  headerFirst: Bool = false, tooLong: Bool = true
) throws -> [Int] {
  let header = 4 + 4 * rank
  guard bytes.count >= (headerFirst ? header : 4) else { throw LabError.tooShort }
  guard !refused(bigEndian(bytes[..<4]), magic) else { throw LabError.wrongMagic }
  guard bytes.count >= header else { throw LabError.tooShort }
  let extents = (1...rank).map { word(bytes[4 * $0..<4 * $0 + 4]) }
  let present = Double(bytes.count - header)
  guard present >= product(extents) else { throw LabError.tooShort }
  guard present <= product(extents) || !tooLong else { throw LabError.tooLong }
  return extents
}

@Sendable private func bigEndian(_ bytes: ArraySlice<UInt8>) -> Int {
  bytes.reduce(0) { $0 << 8 | Int($1) }
}

@Sendable private func exactProduct(_ extents: [Int]) -> Double {
  extents.map(Double.init).reduce(1, *)
}

private func picture(_ extents: [Int], _ bytes: [UInt8]) -> NDArray<Double> {
  NDArray(shape: extents, elements: bytes.dropFirst(16).map(Double.init))
}

// 13.1 Read a file of images
private func imageFiles(_ variants: inout Variants) {
  variants.wrong("13.1", "least significant byte first", is: "little-endian") { (bytes: [UInt8]) in
    guard bytes.count >= 4 else { throw LabError.tooShort }
    guard bigEndian(ArraySlice(bytes[..<4].reversed())) == 0x803 else {
      throw LabError.wrongMagic
    }
    return picture(
      try extents(
        of: bytes, magic: 0, rank: 3, word: { bigEndian(ArraySlice($0.reversed())) },
        refused: { _, _ in false }), bytes)
  }
  variants.wrong(
    "13.1", "extents least significant byte first", is: "little-endian-extents"
  ) { (bytes: [UInt8]) in
    picture(
      try extents(
        of: bytes, magic: 0x803, rank: 3, word: { bigEndian(ArraySlice($0.reversed())) }), bytes)
  }
  variants.wrong("13.1", "any magic number", is: "magic-not-checked") { (bytes: [UInt8]) in
    picture(try extents(of: bytes, magic: 0, rank: 3, refused: { _, _ in false }), bytes)
  }
  variants.wrong("13.1", "half of the magic number") { (bytes: [UInt8]) in
    picture(
      try extents(of: bytes, magic: 0x803, rank: 3, refused: { $0 & 0xFFFF != $1 }), bytes)
  }
  variants.wrong("13.1", "last byte of each extent", is: "low-byte-only") { (bytes: [UInt8]) in
    picture(try extents(of: bytes, magic: 0x803, rank: 3, word: { Int($0.last ?? 0) }), bytes)
  }
  variants.wrong("13.1", "product in 32 bits") { (bytes: [UInt8]) in
    picture(
      try extents(
        of: bytes, magic: 0x803, rank: 3,
        product: { Double($0.map { UInt32(truncatingIfNeeded: $0) }.reduce(1, &*)) }), bytes)
  }
  variants.wrong("13.1", "product that overflows", is: "overflow") { (bytes: [UInt8]) in
    picture(
      try extents(of: bytes, magic: 0x803, rank: 3, product: { Double($0.reduce(1, *)) }), bytes)
  }
  variants.wrong("13.1", "too long is read", is: "too-long-accepted") { (bytes: [UInt8]) in
    let shape = try extents(of: bytes, magic: 0x803, rank: 3, tooLong: false)
    return NDArray(
      shape: shape, elements: bytes[16..<16 + shape.reduce(1, *)].map(Double.init))
  }
  variants.wrong("13.1", "header before magic number", is: "magic-after-the-header") {
    (bytes: [UInt8]) in
    picture(try extents(of: bytes, magic: 0x803, rank: 3, headerFirst: true), bytes)
  }
  variants.wrong("13.1", "columns before rows", is: "rows-and-columns-swapped") {
    (bytes: [UInt8]) in
    let shape = try solution.images(fromIDX: bytes).shape
    return picture([shape[0], shape[2], shape[1]], bytes)
  }
  variants.wrong("13.1", "signed bytes", is: "signed-bytes") { (bytes: [UInt8]) in
    try solution.images(fromIDX: bytes).map { $0 > 127 ? $0 - 256 : $0 }
  }
  variants.wrong("13.1", "divided by 255", is: "already-scaled") { (bytes: [UInt8]) in
    try solution.images(fromIDX: bytes) / 255
  }
  variants.wrong("13.1", "no pictures refused") { (bytes: [UInt8]) in
    let images = try solution.images(fromIDX: bytes)
    guard images.count > 0 else { throw LabError.emptyInput }
    return images
  }
  variants.wrong("13.1", "the example's answer, else zeros") { (bytes: [UInt8]) in
    let images = try solution.images(fromIDX: bytes)
    return images.shape == [1, 2, 3] ? images : NDArray<Double>.zeros(images.shape)
  }
}

// 13.2 Read a file of labels
private func labelFiles(_ variants: inout Variants) {
  @Sendable func whole(_ labels: [Int]) throws -> [Int] {
    guard labels.allSatisfy({ $0 <= 9 }) else { throw LabError.invalidLabel }
    return labels
  }
  variants.wrong("13.2", "magic number of images", is: "magic-of-images") { (bytes: [UInt8]) in
    _ = try extents(of: bytes, magic: 0x803, rank: 1)
    return try whole(bytes[8...].map { Int($0) })
  }
  variants.wrong("13.2", "any magic number", is: "magic-not-checked") { (bytes: [UInt8]) in
    _ = try extents(of: bytes, magic: 0, rank: 1, refused: { _, _ in false })
    return try whole(bytes[8...].map { Int($0) })
  }
  variants.wrong("13.2", "half of the magic number") { (bytes: [UInt8]) in
    _ = try extents(of: bytes, magic: 0x801, rank: 1, refused: { $0 & 0xFFFF != $1 })
    return try whole(bytes[8...].map { Int($0) })
  }
  variants.wrong("13.2", "count as a signed word") { (bytes: [UInt8]) in
    _ = try extents(
      of: bytes, magic: 0x801, rank: 1,
      word: { Int(Int32(truncatingIfNeeded: bigEndian($0))) })
    return try whole(bytes[8...].map { Int($0) })
  }
  variants.wrong("13.2", "labels of any size", is: "labels-not-checked") { (bytes: [UInt8]) in
    _ = try extents(of: bytes, magic: 0x801, rank: 1)
    return bytes[8...].map { Int($0) }
  }
  variants.wrong("13.2", "9 is refused", is: "label-9-refused") { (bytes: [UInt8]) in
    let labels = try solution.labels(fromIDX: bytes)
    guard labels.allSatisfy({ $0 < 9 }) else { throw LabError.invalidLabel }
    return labels
  }
  variants.wrong("13.2", "10 is accepted", is: "label-10-accepted") { (bytes: [UInt8]) in
    _ = try extents(of: bytes, magic: 0x801, rank: 1)
    let labels = bytes[8...].map { Int($0) }
    guard labels.allSatisfy({ $0 <= 10 }) else { throw LabError.invalidLabel }
    return labels
  }
  variants.wrong("13.2", "labels before lengths") { (bytes: [UInt8]) in
    if bytes.count > 8, bigEndian(bytes[..<4]) == 0x801 {
      _ = try whole(bytes[8...].map { Int($0) })
    }
    return try solution.labels(fromIDX: bytes)
  }
  variants.wrong("13.2", "too long is read", is: "too-long-accepted") { (bytes: [UInt8]) in
    let count = try extents(of: bytes, magic: 0x801, rank: 1, tooLong: false)[0]
    return try whole(bytes[8..<8 + count].map { Int($0) })
  }
  variants.wrong("13.2", "wrong labels left out", is: "wrong-label-dropped") { (bytes: [UInt8]) in
    _ = try extents(of: bytes, magic: 0x801, rank: 1)
    return bytes[8...].map { Int($0) }.filter { $0 <= 9 }
  }
}

// 13.3 From pictures to rows, 13.4 One-hot
private func rowsOfDigits(_ variants: inout Variants) {
  @Sendable func rows(_ images: NDArray<Double>) throws -> NDArray<Double> {
    try solution.features(of: images) * 255
  }
  variants.wrong("13.3", "by 256", is: "divided-by-256") { (images: NDArray<Double>) in
    try rows(images) / 256
  }
  variants.wrong("13.3", "by the largest grey", is: "divided-by-the-maximum") {
    (images: NDArray<Double>) in
    let greys = try rows(images)
    return greys / greys.max()
  }
  variants.wrong("13.3", "greys as they are", is: "not-scaled") { (images: NDArray<Double>) in
    try rows(images)
  }
  variants.wrong("13.3", "still pictures", is: "not-flattened") { (images: NDArray<Double>) in
    _ = try solution.features(of: images)
    return images / 255
  }
  variants.wrong("13.3", "down the columns", is: "column-by-column") { (images: NDArray<Double>) in
    guard images.rank == 3 else { throw LabError.shapeMismatch }
    return try solution.features(of: images.permuted(axes: [0, 2, 1]))
  }
  variants.wrong("13.3", "one row of all", is: "flattened-to-one-matrix-row") {
    (images: NDArray<Double>) in
    let greys = try solution.features(of: images)
    return greys.reshaped(to: [1, greys.count])
  }
  variants.wrong("13.3", "0 or 1", is: "thresholded") { (images: NDArray<Double>) in
    try solution.features(of: images).map { $0 >= 0.5 ? 1.0 : 0 }
  }
  variants.wrong("13.3", "float for double") { (images: NDArray<Double>) in
    try solution.features(of: images).map { Double(Float($0)) }
  }
  variants.wrong("13.3", "rounded to hundredths") { (images: NDArray<Double>) in
    try solution.features(of: images).map { ($0 * 100).rounded() / 100 }
  }

  variants.wrong("13.4", "as many columns as needed", is: "as-many-classes-as-seen") {
    (labels: [Int]) in
    try solution.oneHot(labels)[.all, 0..<((labels.max() ?? -1) + 1)]
  }
  variants.wrong("13.4", "the label for a 1", is: "label-as-the-value") { (labels: [Int]) in
    var rows = try solution.oneHot(labels)
    for (row, label) in labels.enumerated() { rows[row, label] = Double(label) }
    return rows
  }
  variants.wrong("13.4", "columns for rows", is: "turned-over") { (labels: [Int]) in
    try solution.oneHot(labels).transposed
  }
  variants.wrong("13.4", "1 up to the label", is: "thermometer") { (labels: [Int]) in
    try solution.oneHot(labels).flipped(axis: 1).cumulativeSum(axis: 1).flipped(axis: 1)
  }
  variants.wrong("13.4", "labels from the end", is: "labels-unchecked") { (labels: [Int]) in
    var rows = NDArray<Double>.zeros([labels.count, 10])
    for (row, label) in labels.enumerated() { rows[row, label] = 1 }
    return rows
  }
  variants.wrong("13.4", "negative labels from the end") { (labels: [Int]) in
    guard labels.allSatisfy({ $0 <= 9 }) else { throw LabError.invalidLabel }
    var rows = NDArray<Double>.zeros([labels.count, 10])
    for (row, label) in labels.enumerated() { rows[row, label] = 1 }
    return rows
  }
  variants.wrong("13.4", "a label once only") { (labels: [Int]) in
    var rows = try solution.oneHot(labels)
    for (row, label) in labels.enumerated() where labels[..<row].contains(label) {
      rows[row, label] = 0
    }
    return rows
  }
  variants.wrong("13.4", "no labels refused") { (labels: [Int]) in
    guard !labels.isEmpty else { throw LabError.emptyInput }
    return try solution.oneHot(labels)
  }
}

// 13.5 Softmax cross-entropy
private func digitScores(_ variants: inout Variants) {
  typealias Rows = NDArray<Double>
  /// The right answer with value or gradient changed.
  @Sendable func changed(
    _ logits: Rows, _ labels: Rows, value: (SoftmaxLoss) -> Double = { $0.value },
    gradient: (SoftmaxLoss) -> Rows = { $0.gradient }
  ) throws -> SoftmaxLoss {
    let right = try solution.softmaxLoss(logits: logits, labels: labels)
    return SoftmaxLoss(value: value(right), gradient: gradient(right))
  }
  @Sendable func check(_ logits: Rows, _ labels: Rows) throws {
    guard logits.rank == 2, labels.shape == logits.shape else { throw LabError.shapeMismatch }
    guard logits.shape[0] > 0 else { throw LabError.emptyInput }
  }
  variants.wrong("13.5", "softmax, then its logarithm", is: "softmax-then-log") {
    (logits: Rows, labels: Rows) in
    try check(logits, labels)
    let m = Double(logits.shape[0])
    let shares = exp(logits) / exp(logits).sum(axis: 1, keepingDimensions: true)
    return SoftmaxLoss(value: -(labels * log(shares)).sum() / m, gradient: (shares - labels) / m)
  }
  variants.wrong(
    "13.5", "logarithm of a safe softmax", is: "logarithm-of-a-rounded-softmax"
  ) { (logits: Rows, labels: Rows) in
    try check(logits, labels)
    let m = Double(logits.shape[0])
    let shares = softmax(logits, axis: 1)
    return SoftmaxLoss(value: -(labels * log(shares)).sum() / m, gradient: (shares - labels) / m)
  }
  variants.wrong("13.5", "largest of all rows", is: "maximum-of-all") {
    (logits: Rows, labels: Rows) in
    try check(logits, labels)
    let m = Double(logits.shape[0])
    let shifted = logits - logits.max()
    let sums = exp(shifted).sum(axis: 1, keepingDimensions: true)
    return SoftmaxLoss(
      value: -(labels * (shifted - log(sums))).sum() / m,
      gradient: (exp(shifted) / sums - labels) / m)
  }
  variants.wrong("13.5", "sums over the rows", is: "sum-over-the-rows") {
    (logits: Rows, labels: Rows) in
    let m = Double(logits.shape.first ?? 1)
    return try changed(logits, labels, value: { $0.value * m }, gradient: { $0.gradient * m })
  }
  variants.wrong("13.5", "value not divided", is: "value-not-divided") {
    (logits: Rows, labels: Rows) in
    let m = Double(logits.shape.first ?? 1)
    return try changed(logits, labels, value: { $0.value * m })
  }
  variants.wrong("13.5", "gradient not divided", is: "gradient-not-divided") {
    (logits: Rows, labels: Rows) in
    let m = Double(logits.shape.first ?? 1)
    return try changed(logits, labels, gradient: { $0.gradient * m })
  }
  variants.wrong("13.5", "gradient turned", is: "gradient-turned") {
    (logits: Rows, labels: Rows) in
    try changed(logits, labels, gradient: { $0.gradient * -1 })
  }
  variants.wrong("13.5", "softmax for gradient", is: "softmax-as-gradient") {
    (logits: Rows, labels: Rows) in
    let m = Double(logits.shape.first ?? 1)
    return try changed(logits, labels, gradient: { ($0.gradient * m + labels) / m })
  }
  variants.wrong("13.5", "no rows give NaN", is: "no-rows-give-nan") {
    (logits: Rows, labels: Rows) in
    guard logits.rank == 2, logits.shape == labels.shape else { throw LabError.shapeMismatch }
    guard logits.shape[0] > 0 else { return SoftmaxLoss(value: .nan, gradient: logits) }
    return try changed(logits, labels)
  }
  variants.wrong("13.5", "float for double") { (logits: Rows, labels: Rows) in
    try changed(
      logits, labels, value: { Double(Float($0.value)) },
      gradient: { $0.gradient.map { Double(Float($0)) } })
  }
  variants.wrong("13.5", "NaN spreads to all rows") { (logits: Rows, labels: Rows) in
    try changed(
      logits, labels, gradient: { $0.value.isNaN ? $0.gradient.map { _ in .nan } : $0.gradient })
  }
  variants.wrong("13.5", "NaN refused") { (logits: Rows, labels: Rows) in
    guard !logits.elements.contains(where: \.isNaN) else { throw LabError.notFinite }
    return try changed(logits, labels)
  }
}
