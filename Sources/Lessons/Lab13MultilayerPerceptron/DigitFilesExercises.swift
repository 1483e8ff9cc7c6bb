extension MultilayerPerceptronExercises {
  static let images = Exercise(
    "13.1", "Read a file of images",
    statement: """
      Write `images(fromIDX:)`: the pictures in the bytes of an IDX file.

      The file begins with four words of four bytes each, the most significant byte first: the magic \
      number 0x00000803, the number of pictures, the rows of each, the columns of each. Then come the \
      pixels, a byte each, 0 for background to 255 for ink: picture after picture, row after row. \
      Return an `NDArray` of shape [count, rows, columns] with the greys as they are, 0 to 255. A file \
      may hold no pictures at all (shape [0, rows, columns]), and not every picture is 28 × 28.

      A file can be broken in three ways, and you say in which. The first four bytes are not the magic \
      number: `LabError.wrongMagic`. There are fewer bytes than the header needs or announces: \
      `LabError.tooShort`. There are more: `LabError.tooLong`. Fewer than four bytes are too short; as \
      soon as there are four, the magic number is looked at first. The extents of a broken file can \
      be anything up to 2³² − 1, each of them.
      """,
    working:
      "0, 0, 8, 3 is the magic number; then 0, 0, 0, 1 picture of 0, 0, 0, 2 rows and 0, 0, 0, 3 columns. 1 · 2 · 3 = 6 pixels are announced, and after the 16 bytes of the header there are 6.",
    stub: """
      /// The pictures in the bytes of an IDX file, as greys 0…255: `[count, rows, columns]`.
      ///
      /// - Throws: `LabError.wrongMagic`, `LabError.tooShort` and `LabError.tooLong`.
      public func images(fromIDX bytes: [UInt8]) throws -> NDArray<Double> {
        throw Unsolved("13.1")
      }
      """,
    hints: [
      "First a small function of your own that reads the word at an index: everything in the header is such a word. It is used again in 13.2.",
      "A word of the bytes a, b, c, d, most significant first, is ((a · 256 + b) · 256 + c) · 256 + d. Turn each byte into an `Int` before you multiply, or it overflows: `Int(bytes[4])`. Words 1, 2 and 3 are count, rows and columns.",
      "Check in the order in which the bytes come: at least 4 bytes; word 0 is 0x803; at least 16 bytes; then compare `bytes.count - 16` with count · rows · columns. Three extents of 32 bits can multiply to more than an Int holds, so multiply them as Doubles.",
      "func word(_ index: Int) -> Int {\n  bytes[4 * index..<4 * index + 4]\n    .reduce(0) { $0 * 256 + Int($1) }\n}\nguard bytes.count >= 4 else { throw LabError.tooShort }\nguard word(0) == 0x803 else { throw … }\nguard bytes.count >= 16 else { throw … }\nlet shape = [word(1), word(2), word(3)]\nlet announced = shape.map(Double.init).reduce(1, *)\nlet present = Double(bytes.count - 16)\nguard present >= announced else { throw … }\nguard present <= announced else { throw … }\nreturn NDArray(shape: shape, elements: bytes[16...].map(Double.init))",
    ])

  static let labels = Exercise(
    "13.2", "Read a file of labels",
    statement: """
      Write `labels(fromIDX:)`: the labels in the bytes of an IDX file.

      This one begins with the magic number 0x00000801 and has one extent only, the number of labels. \
      So its header has eight bytes, and then comes a byte for each label. Return them as `[Int]`; a file may hold none.

      The errors are those of 13.1, in the same order. In a file that is whole otherwise, a label \
      above 9 is no digit: `LabError.invalidLabel`.
      """,
    working:
      "0, 0, 8, 1 is the magic number, 0, 0, 0, 3 says that there are three labels, and three bytes follow.",
    stub: """
      /// The labels in the bytes of an IDX file: `[count]`.
      ///
      /// - Throws: `LabError.wrongMagic`, `LabError.tooShort`, `LabError.tooLong`, and
      ///   `LabError.invalidLabel` for a label above 9.
      public func labels(fromIDX bytes: [UInt8]) throws -> [Int] {
        throw Unsolved("13.2")
      }
      """,
    hints: [
      "Compare with 13.1: another magic number and two words of header instead of four. The rest is the same.",
      "The count is word 1, from byte 4 to byte 7, again the most significant first. The labels begin at byte 8: `bytes[8...]`.",
      "If your 13.1 has a function that checks a header and returns its extents, give it the magic number and the number of extents as parameters. Then both exercises are two lines each. One extent cannot overflow.",
      "guard bytes.count >= 4 else { throw LabError.tooShort }\nguard word(0) == 0x801 else { throw … }\nguard bytes.count >= 8 else { throw … }\nguard bytes.count - 8 >= word(1) else { throw … }\nguard bytes.count - 8 <= word(1) else { throw … }\nlet labels = bytes[8...].map { Int($0) }\nguard labels.allSatisfy({ $0 <= 9 }) else { throw … }\nreturn labels",
    ])
}
