import Datasets
import NumericsEngine
import Plotting

extension NearestNeighboursLesson {
  /// What "near" means: for numbers, for text, and for many points at once.
  static let distances = [numbers, text, allAtOnce]

  private static let numbers = Step(
    "Judged by its neighbours", exercise: NearestNeighboursExercises.euclideanDistance
  ) { stage in
    let petals = Iris.table.selecting(columns: [2, 3])
    let unknown = NDArray([4.9, 1.7])
    try stage.text(
      """
      You have found an iris, and you want to know of which kind it is. Its petals are 4.9 cm long \
      and 1.7 cm wide. The botanist Edgar Anderson measured \(petals.count) irises of three kinds, \
      and R. A. Fisher printed the table in 1936. Here are their petals, and yours.
      """)
    try stage.figure(
      Figure(
        slug: "lab06-unknown", title: "Petals of \(petals.count) irises, and one of unknown kind",
        x: .init("petal length (cm)"), y: .init("petal width (cm)"),
        layers: points(of: petals)
          + [.points(x: [unknown[0]], y: [unknown[1]], label: "yours", series: 6)]))
    try stage.text(
      """
      A parametric model would now turn its knobs: fit a line or a bell to each kind, keep the few \
      numbers that describe it, and throw the flowers away. This lab does nothing of the sort. It \
      keeps all \(petals.count) flowers, looks for those that resemble yours most, and lets them \
      vote. That is all of *k-nearest neighbours*. Learning means to remember; the work comes when \
      a question is asked.

      What does "resemble" mean? Write each flower as a point and measure how far apart two points \
      are, with the theorem of Pythagoras. It works for any number of coordinates, and is called the \
      *Euclidean distance*:
      """)
    try stage.verbatim(
      """
      distance(a, b) = √( (a₁ − b₁)² + (a₂ − b₂)² + … + (aₙ − bₙ)² )
      """)
    let offsets = petals.features - unknown  // [150, 2]
    let distances = sqrt((offsets * offsets).sum(axis: 1)).elements
    let order = petals.labels.indices.sorted { distances[$0] < distances[$1] }
    let nearest = order.prefix(7)
    try stage.table(
      "The \(nearest.count) flowers nearest to yours",
      columns: ["flower", "length", "width", "distance", "kind"],
      rows: nearest.map { row in
        [
          "\(row)", petals.features[row, 0].fixed(1), petals.features[row, 1].fixed(1),
          distances[row].fixed(3), petals.classes[petals.labels[row]],
        ]
      })
    let fourth = order[3]
    let votes = Dictionary(grouping: nearest) { petals.labels[$0] }.mapValues(\.count)
    try stage.text(
      """
      Compute the fourth one yourself: flower \(fourth) differs by \
      \(offsets[fourth, 0].magnitude.fixed(1)) cm and \(offsets[fourth, 1].magnitude.fixed(1)) cm, and \
      √(\(offsets[fourth, 0].magnitude.fixed(1))² + \(offsets[fourth, 1].magnitude.fixed(1))²) = \
      \(distances[fourth].fixed(3)). Of these \(nearest.count) neighbours, \
      \(votes.sorted { $0.value > $1.value }
        .map { "\($0.value) say \(petals.classes[$0.key])" }.joined(separator: ", ")).
      """)
  }

  private static let text = Step(
    "How far apart are two texts?", exercise: NearestNeighboursExercises.hammingDistance
  ) { stage in
    try stage.text(
      """
      Nothing in the method asks for numbers. It asks for a *distance*. For two texts of the same \
      length the simplest one counts the places at which they differ. R. W. Hamming used it in 1950 \
      for codes that notice their own errors (*Bell System Technical Journal* 29, p. 147):
      """)
    try stage.verbatim(
      """
      s p r i n g        1 0 1 1 1 0 1
      s t r o n g        1 0 0 1 0 0 1
        ^   ^                ^   ^
      distance 2         distance 2
      """)
    let messages = ShortMessages.all
    let fresh = "Claim your free prize today!"
    let vocabulary = Set(messages.flatMap { words(of: $0.text) }).union(words(of: fresh)).sorted()
    func bits(_ text: String) -> [Int] {
      let present = words(of: text)
      return vocabulary.map { present.contains($0) ? 1 : 0 }
    }
    try stage.text(
      """
      And for texts that are not of the same length, such as messages? Turn them into rows of equal \
      length first. The \(messages.count) short messages of this course and a new one use \
      \(vocabulary.count) different words. Give each word a place, and write 1 where the message has \
      it and 0 where not: every message becomes \(vocabulary.count) characters 0 or 1, and the \
      Hamming distance of two of them counts the words that one has and the other lacks. The new \
      message is "\(fresh)". Its nearest neighbours:
      """)
    let freshBits = bits(fresh)
    let distances = messages.map { message in
      zip(bits(message.text), freshBits).count { $0 != $1 }
    }
    let order = messages.indices.sorted { distances[$0] < distances[$1] }
    try stage.table(
      "The five nearest messages", columns: ["message", "label", "distance"],
      rows: order.prefix(5).map { [messages[$0].text, messages[$0].label, "\(distances[$0])"] })
    let spam = order.prefix(5).count { messages[$0].label == "spam" }
    try stage.text(
      """
      \(spam) of the 5 are spam, and nobody has told the method what spam is. Note what it cannot \
      see: a message with many words is far from every other, whatever it says. A distance is a \
      decision about what matters, and it is you who makes it.

      In Swift a text is a collection of `Character`s: `text.count` says how many, `zip(a, b)` walks \
      through two of them side by side. An "é" is one character even if the file spells it as an "e" \
      and an accent.
      """)
  }

  private static let allAtOnce = Step(
    "All distances in one product", exercise: NearestNeighboursExercises.pairwiseDistances
  ) { stage in
    let operations = 10_000.0 * 60_000 * 784
    try stage.text(
      """
      At the end of this lab, 10 000 images of 784 pixels are each compared with 60 000 others. That \
      is \((operations / 1e9).fixed(0)) thousand million differences to square. Loops would take many \
      minutes; a matrix product is what the machine does best. School algebra turns the one into the \
      other:
      """)
    try stage.verbatim(
      """
      (a − b)²   = a² + b² − 2·a·b
      |a − b|²   = |a|² + |b|² − 2·(a · b)         a · b = a₁b₁ + … + a_d b_d

      A [m, d], B [n, d]:   every a · b at once is   A·Bᵀ   [m, n]
      squares = |rows of A|² [m, 1]  +  |rows of B|² [n]  −  2·A·Bᵀ [m, n]
      """)
    try stage.text(
      """
      Broadcasting lays the column [m, 1] and the row [n] over the whole matrix, as in Lab 2. The \
      root of every element gives the distances.

      There is a price. The difference of two near points is small, but here it is computed as the \
      difference of large numbers, and a Double keeps about 16 digits of each. Watch two points that \
      are 0.007 apart, while both move away from 0:
      """)
    try stage.table(
      "The square of 0.007, computed in two ways",
      columns: ["a", "b", "(a − b)²", "a² + b² − 2ab"],
      rows: [0, 100, 10_000, 1_000_000].map { (offset: Double) in
        let (a, b) = (offset + 0.092, offset + 0.099)
        return [
          a.fixed(3), b.fixed(3), ((a - b) * (a - b)).significant(4),
          (a * a + b * b - 2 * a * b).significant(4),
        ]
      })
    try stage.text(
      """
      The last row is not only wrong, it is *negative*, and there is no root of a negative number: \
      `squareRoot()` gives NaN. One NaN among the distances, and no order of them makes sense. So \
      everything below 0 is raised to 0 before the root. Moving all points near 0 first would make \
      the error smaller; it would not make it disappear.
      """)
  }

  /// The words of a text, in small letters.
  private static func words(of text: String) -> Set<String> {
    Set(text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init))
  }

  /// A layer of points for each class of a table of two columns.
  static func points(of table: LabelledTable) -> [Figure.Layer] {
    table.classes.indices.map { label in
      let rows = table.labels.indices.filter { table.labels[$0] == label }
      return .points(
        x: rows.map { table.features[$0, 0] }, y: rows.map { table.features[$0, 1] },
        label: table.classes[label], series: label)
    }
  }
}
