import Measurements
import NumericsEngine
import Plotting

extension ArraysLesson {
  /// What an array is, and where its elements lie.
  static let layout = [block, shapes, offsets, order]

  private static let block = Step("Why not a list?") { stage in
    try stage.text(
      """
      Images, sound, text, tables, weights: all that a network reads and learns are numbers, many \
      of them, and all of one type. The lists of Lab 1 could hold them. But a list that may hold \
      anything holds *references*: each number is an object somewhere in memory, and the list says \
      where. An *array* holds the numbers themselves, one after the other in a single block.
      """)
    try stage.verbatim(
      """
      list     [ • , • , • ]            array    [ 3.0 , 1.5 , 4.0 ]
                 |   |    \\
               3.0  1.5   4.0           one block, nothing between
      """)
    let count = 1_000_000
    var generator = RandomGenerator(seed: 2)
    let times = NumbersApart(count: count, runs: 5, using: &generator)
    func row(_ name: String, _ seconds: Double) -> [String] {
      [
        name, (seconds / Double(count) * 1e9).fixed(2), "\((seconds / times.block).fixed(1)) ×",
      ]
    }
    try stage.text(
      """
      Does that matter? The same sum of \(count.grouped) numbers, by the same loop, timed on this \
      machine a moment ago: the median of five runs.
      """)
    try stage.table(
      "Time for one number", columns: ["the numbers are", "ns", "against the block"],
      rows: [
        row("in one block", times.block),
        row("objects, in order of their making", times.objects),
        row("objects, in shuffled order", times.shuffledObjects),
      ])
    let worst = max(times.objects, times.shuffledObjects) / times.block
    let finding =
      worst >= 2
      ? """
      The additions are the same. What makes a number cost up to \(worst.fixed(0)) times as much is \
      getting at it.
      """
      : """
      Here the lists cost at most \(worst.fixed(1)) times as much: this machine hides most of the \
      way to the numbers, which you should not count on.
      """
    try stage.text(
      """
      \(finding) Memory is read in pieces of some 64 bytes, and what lies beside a number comes along \
      for nothing; this is called *locality*. In a block the next number is nearly always there \
      already. An object carries, beside the 8 bytes of its number, some more for its type and its \
      reference count, and its neighbour may be anywhere.
      """)
  }

  private static let shapes = Step(
    "A shape over the block", exercise: ArraysExercises.strides
  ) { stage in
    try stage.text(
      """
      A block of numbers becomes a table, an image or a film by a *shape*: how many elements there \
      are along each axis. The number of axes is the *rank*. In this course you will meet rank 0 to \
      5:
      """)
    let kinds: [(String, [Int], String)] = [
      ("a loss", [], "one number"),
      ("a series", [365], "days"),
      ("a table, or a grey image", [28, 28], "rows, columns"),
      ("a batch of grey images", [64, 28, 28], "images, rows, columns"),
      ("a batch of colour images", [64, 32, 32, 3], "images, rows, columns, channels"),
      ("a batch of videos", [4, 24, 32, 32, 3], "videos, frames, rows, columns, channels"),
    ]
    try stage.table(
      "Shapes", columns: ["what", "rank", "shape", "elements"],
      rows: kinds.map { kind in
        let (what, shape, _) = kind
        return [what, "\(shape.count)", "\(shape)", shape.reduce(1, *).grouped]
      })
    try stage.text(
      """
      The second thing an array has is the type of its elements, its *dtype*. It decides how many \
      bytes each takes and what it can hold:
      """)
    try stage.table(
      "Element types of the engine", columns: ["type", "bytes", "holds"],
      rows: [
        ["Double", "\(MemoryLayout<Double>.size)", "about 16 digits"],
        ["Float", "\(MemoryLayout<Float>.size)", "about 7 digits"],
        ["Int", "\(MemoryLayout<Int>.size)", "whole numbers to 9.2 · 10¹⁸"],
        ["Bool", "\(MemoryLayout<Bool>.size)", "true and false, for masks"],
      ])
    let array = NDArray(shape: [2, 3, 4], elements: (0..<24).map(Double.init))
    try stage.text(
      """
      The third thing says where each element lies. Memory has no rows and columns, only places, \
      one after the other. *Row-major* order, the usual one in C, Swift and NumPy, lets the last \
      index run fastest. Here is an array of shape \(array.shape) whose elements are numbered as \
      they lie:
      """)
    try stage.verbatim("\(array)")
    try stage.text(
      """
      One step along the last axis goes 1 element further. One step along the middle axis skips a \
      whole row, 4 elements. One step along the first skips 3 rows of 4. These are the *strides*, \
      \(array.strides). NumPy counts them in bytes, so there they are 8 times as large for Double; \
      here they count elements.
      """)
  }

  private static let offsets = Step(
    "Where is element [i, j]?", exercise: ArraysExercises.offset
  ) { stage in
    let array = NDArray(shape: [2, 3], elements: [1.5, 2.5, 3.5, 4.5, 5.5, 6.5])
    try stage.text(
      """
      With the strides, finding an element is a sum: each index times its stride. This is why an \
      array needs no search, however large it is. A small one as it lies in memory, \
      \(MemoryLayout<Double>.size) bytes for each element:
      """)
    try stage.table(
      "An array of shape [2, 3] in memory",
      columns: ["byte", "offset", "index", "i·3 + j·1", "element"],
      rows: (0..<2).flatMap { i in
        (0..<3).map { j in
          let offset = i * array.strides[0] + j * array.strides[1]
          return [
            "\(offset * MemoryLayout<Double>.stride)", "\(offset)", "[\(i), \(j)]",
            "\(i)·3 + \(j)·1", array[i, j].fixed(1),
          ]
        }
      })
    try stage.text(
      """
      Now the trick that makes arrays so quick. A part of an array, or its transpose, can be \
      described over the *same* block by another shape and other strides. Nothing is copied; such \
      an array is called a *view*. Slices are views, and Python's rules hold: `Slice(from: 1, to: \
      -1, step: 2)`, with any part left out, and negative indices counted from the end.
      """)
    let views: [(String, NDArray<Double>)] = [
      ("a", array),
      ("a[1]", array[1, .all]),
      ("a[.all, 1]", array[.all, 1]),
      ("a[.all, 1...]", array[.all, 1...]),
      ("a[.all, Slice(step: 2)]", array[.all, Slice(step: 2)]),
      ("a[.all, Slice(step: -1)]", array[.all, Slice(step: -1)]),
      ("a.transposed", array.transposed),
      ("a[1].broadcasted(to: [4, 3])", array[1, .all].broadcasted(to: [4, 3])),
    ]
    try stage.table(
      "Views of the same six numbers", columns: ["view", "shape", "strides", "elements"],
      rows: views.map { name, view in
        let shown = view.elements.prefix(6).map { $0.fixed(1) }.joined(separator: " ")
        return [name, "\(view.shape)", "\(view.strides)", shown + (view.count > 6 ? " …" : "")]
      })
    try stage.text(
      """
      Look at the strides. The flipped view walks backwards: its stride is negative, and it begins \
      at the other end. The broadcast one stays where it is: its stride is 0, and one row looks \
      like four. The sum of index times stride is right for all of them.
      """)
  }

  private static let order = Step("Along the rows or down the columns") { stage in
    let sizes = [75, 150, 300, 600, 1200, 2400]
    let walks = sizes.map { WalkOrder(size: $0, runs: 5) }
    try stage.text(
      """
      Both walks below add up every element of a square matrix once; they run through the same \
      loop. One goes along the rows, in steps of 1. The other goes down the columns, in steps of a \
      whole row. Timed here, now, with the median of five runs:
      """)
    let factors = walks.map { $0.downColumns / $0.alongRows }
    try stage.table(
      "Nanoseconds for one element",
      columns: ["size", "megabytes", "along rows", "down columns", "factor"],
      rows: zip(walks, factors).map { walk, factor in
        [
          "\(walk.size) × \(walk.size)", (Double(walk.size * walk.size * 8) / 1e6).significant(2),
          (walk.alongRows * 1e9).fixed(2), (walk.downColumns * 1e9).fixed(2), factor.fixed(1),
        ]
      })
    try stage.figure(
      Figure(
        slug: "lab02-walks", title: "The same sum, in two orders, timed on this machine",
        x: .init("rows and columns", scale: .logarithmic),
        y: .init("time for one element (ns)"),
        layers: [
          .line(
            x: sizes.map(Double.init), y: walks.map { $0.downColumns * 1e9 },
            label: "down the columns"),
          .line(
            x: sizes.map(Double.init), y: walks.map { $0.alongRows * 1e9 },
            label: "along the rows"),
        ]))
    let factor = factors.max() ?? 1
    let size = zip(walks, factors).first { $0.1 == factor }?.0.size ?? 0
    let finding =
      factor < 1.5
      ? """
      On this machine the two hardly differ today, by a factor of \(factor.fixed(1)) at most: its \
      caches are large, or it foresees the steps. On most machines the way down costs several times \
      as much once a matrix is large.
      """
      : """
      At \(size) × \(size) the way down costs \(factor.fixed(1)) times as much. The additions are \
      the same, but a fetch from memory brings some 64 bytes, 8 numbers. Along a row all of them are \
      used at once. Down a column only one is, and in a large matrix the others are gone again before \
      the walk comes to the next column.
      """
    try stage.text(
      """
      \(finding) So walk along the last axis in your inner loop, wherever you can choose.
      """)
  }
}
