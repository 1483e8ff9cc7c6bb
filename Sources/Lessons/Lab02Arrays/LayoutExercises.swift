extension ArraysExercises {
  static let strides = Exercise(
    "2.1", "Strides of a shape",
    statement: """
      Write `strides`: for each axis of a row-major array of this shape, how many elements one step \
      along the axis skips.

      `shape` has one extent for each axis, and so has the result, in elements. For rank 0, \
      the shape [], the result is [] too. An extent of 0 counts as 1: such an array has no element to step to, so \
      this is only a convention, the one the engine follows.

      A negative extent: `LabError.invalidParameter`. The same error if the product of all extents \
      (0 counted as 1) is larger than an Int can hold, `Int.max`.
      """,
    working:
      "One step along the last axis is 1; along the middle axis it skips a row of 4; along the first a block of 3 · 4 = 12.",
    stub: """
      /// The row-major strides of `shape`, in elements; an extent of 0 counts as 1.
      ///
      /// - Throws: `LabError.invalidParameter` if an extent is negative, or if the array would have
      ///   more elements than an Int can count.
      public func strides(of shape: [Int]) throws -> [Int] {
        throw Unsolved("2.1")
      }
      """,
    hints: [
      "How many elements lie between a[0, 0, 0] and a[0, 0, 1]? And between a[0, 0, 0] and a[1, 0, 0]?",
      "The last stride is 1. Every other one is the stride of the axis behind it times the extent of that axis. So go through the axes from the last to the first and keep a product.",
      "`for axis in shape.indices.reversed()` goes backwards, and does nothing for an empty shape. `step.multipliedReportingOverflow(by: max(1, shape[axis]))` multiplies and tells whether the result still fits; check after the first axis too.",
      "var strides = shape\nvar step = 1\nfor axis in shape.indices.reversed() {\n  // an extent below 0 is refused here\n  strides[axis] = …\n  let (product, overflows) = step.multipliedReportingOverflow(by: …)\n  guard !overflows else { throw LabError.invalidParameter }\n  step = product\n}\nreturn strides",
    ])

  static let offset = Exercise(
    "2.2", "Offset of an index",
    statement: """
      Write `offset`: how far from its first element an array's element at `index` lies in memory.

      `index`, `shape` and `strides` have one number for each axis; the offset and the strides \
      count elements. A negative index counts from the end of its axis: −1 is the last. Strides may \
      be 0, as in a broadcast view, or negative, as in a flipped one; use them as they are. So the \
      offset may be negative too.

      Three lists that differ in length: `LabError.lengthMismatch`. An index outside −extent … \
      extent − 1: `LabError.indexOutOfRange`.
      """,
    working: "1 · 3 + 2 · 1 = 5: skip one row of three, then two elements.",
    stub: """
      /// Where the element at `index` lies, in elements from the first one; negative indices count
      /// from the end.
      ///
      /// - Throws: `LabError.lengthMismatch` if the three lists differ in length;
      ///   `LabError.indexOutOfRange` if an index lies outside its axis.
      public func offset(of index: [Int], shape: [Int], strides: [Int]) throws -> Int {
        throw Unsolved("2.2")
      }
      """,
    hints: [
      "A stride says how far one step goes. How many steps does each index ask for?",
      "Add up index · stride over all axes. Before that turn a negative index into one from the start by adding the extent of its axis.",
      "Check an index after you have added the extent: it must then lie in `0..<extent`, whatever it was before. Compare the three counts before the loop, or an index runs out of one of the lists.",
      "// after comparing index.count, shape.count and strides.count\nvar offset = 0\nfor axis in shape.indices {\n  let fromStart = index[axis] < 0 ? index[axis] + … : index[axis]\n  guard fromStart >= 0, fromStart < … else {\n    throw LabError.indexOutOfRange\n  }\n  offset += fromStart * …\n}\nreturn offset",
    ])
}
