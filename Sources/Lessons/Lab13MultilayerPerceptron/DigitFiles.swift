import Datasets
import NumericsEngine
import Plotting

extension MultilayerPerceptronLesson {
  /// The files that the digits come in.
  static let reading = [pictures, answers]

  private static let pictures = Step(
    "Seventy thousand digits", exercise: MultilayerPerceptronExercises.images
  ) { stage in
    let source = try DigitSource.load(training: 6000, test: 1000, seed: 13)
    try stage.text(
      """
      A zip code on an envelope, an amount on a cheque: in the 1990s banks and post offices wanted \
      machines to read handwriting, and *MNIST* is the collection on which such machines have been \
      compared ever since. It has 60 000 digits to learn from and 10 000 to be judged on, by other \
      writers. Each digit was shrunk to fit a box of 20 × 20 pixels and put into the middle of \
      28 × 28, its centre of mass in the centre (LeCun, Bottou, Bengio and Haffner, *Proceedings of the \
      IEEE* 86, 1998, section III.A).

      \(source.introduction)

      These are the first two of each class:
      """)
    let digits = source.training
    let first = (0...9).flatMap { kind in
      (0..<digits.count).lazy.filter { Int(digits.labels[$0]) == kind }.prefix(2)
    }
    try stage.figure(
      .images(
        slug: "lab13-digits", title: "What there is to read",
        panels: first.map { .digit("\(digits.labels[$0])", digits.image($0)) }, columns: 5))
    try stage.text(
      """
      The task is what makes MNIST worth a chapter: nobody can write down in rules what makes a four a \
      four, yet every child can read it. You have read digits by their neighbours in Lab 6 and by \
      questions in Lab 7. In this lab a network learns it, and every line from the file to the report is yours.

      The pictures come in a file of a simple form, called IDX: four words of four bytes, then the \
      pixels, a byte each.
      """)
    try stage.verbatim(
      """
      byte   what                        in the MNIST file    as bytes
         0   magic number 0x00000803                2 051     0  0   8   3
         4   number of pictures                    60 000     0  0 234  96
         8   rows                                      28     0  0   0  28
        12   columns                                   28     0  0   0  28
        16   the pixels, row by row, 0 to 255
      """)
    try stage.text(
      """
      234 · 256 + 96 = 60 000: the most significant byte comes first. Most processors of today keep \
      numbers the other way round, and a reader that forgets it sees \
      \(Int(UInt32(60_000).byteSwapped).grouped) pictures. The magic number says what the file is: 8 \
      for bytes, 3 for three axes.

      Why be strict with a file? Because a wrong one rarely looks wrong. A download that broke off, or \
      pixels shifted by eight bytes because the header was taken for shorter, still gives numbers \
      between 0 and 255. The network would learn from them, badly, and you would look for the fault in \
      the network. Whoever reads a file should refuse everything that is not exactly as announced.
      """)
  }

  private static let answers = Step(
    "The right answers", exercise: MultilayerPerceptronExercises.labels
  ) { stage in
    let source = try DigitSource.load(training: 6000, test: 1000, seed: 13)
    try stage.text(
      """
      A second file has the labels: magic number 0x00000801, one axis only, so one extent; then a byte \
      for each digit, in the order of the pictures. Nothing in the files ties a label to its picture \
      but the place. Lose one label on the way, and all that follow belong to their neighbours.
      """)
    func counts(_ digits: Digits) -> [Int] {
      digits.labels.reduce(into: [Int](repeating: 0, count: 10)) { $0[Int($1)] += 1 }
    }
    let (training, test) = (counts(source.training), counts(source.test))
    try stage.figure(
      .bars(
        slug: "lab13-classes", title: "How often each digit occurs",
        categories: (0...9).map(String.init), axis: .init("share (%)"),
        series: [
          .init(
            "to learn from",
            values: training.map { 100 * Double($0) / Double(source.training.count) }),
          .init(
            "to be judged on", values: test.map { 100 * Double($0) / Double(source.test.count) }),
        ]))
    let most = test.max() ?? 0
    try stage.text(
      """
      Look at this before anything else, whenever you get a new set. Here all ten classes are about \
      equally frequent. Whoever always guessed the most frequent digit would be right in \
      \((100 * Double(most) / Double(source.test.count)).fixed(1)) % of the test: that is the number to \
      beat, not 0.
      """)
  }
}

extension Figure.Panel {
  /// A digit of 784 greys with its caption.
  static func digit(_ caption: String, _ pixels: [Double]) -> Figure.Panel {
    Figure.Panel(caption, rows: Digits.side, columns: Digits.side, pixels: pixels)
  }
}
