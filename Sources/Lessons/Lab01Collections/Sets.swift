extension CollectionsLesson {
  /// Each value once, in no order.
  static let sets = [duplicates, comparing]

  private static let duplicates = Step(
    "Each thing once: the set", exercise: CollectionsExercises.withoutDuplicates
  ) { stage in
    let list = ["sun", "moon", "sun", "star", "moon", "sun"]
    var set = Set(list)
    let again = set.insert("sun")
    try stage.text(
      """
      A list keeps everything, repetitions too. A *set* keeps each value once. Put a list in, and \
      what is there twice comes together:
      """)
    try stage.verbatim(
      """
      let list = \(list)
      list.count                   \(list.count)
      var set = Set(list)
      type(of: set)                \(type(of: set))
      set.count                    \(set.count)
      set.contains("star")         \(set.contains("star"))
      set.insert("sun").inserted   \(again.inserted)
      """)
    let letters = ["a", "b", "c", "d", "e", "f", "g", "h"]
    let narrow = Set(letters)
    var wide = Set<String>(minimumCapacity: 500)
    for letter in letters { wide.insert(letter) }
    try stage.text(
      """
      What a set gives up is the order. It computes a number from each member, the *hash*, and that \
      says where the member is kept. Eight letters were put in from a to h, into one set with little \
      room and into one with much. This is the order in which they came out:
      """)
    try stage.verbatim(
      """
      put in          \(letters.joined(separator: " "))
      little room     \(narrow.map { $0 }.joined(separator: " "))
      much room       \(wide.map { $0 }.joined(separator: " "))
      equal sets?     \(narrow == wide)
      """)
    try stage.text(
      """
      Run this lab again and you will most likely see two other orders: Swift mixes a new random number into its hashes \
      whenever a program starts, and Python does the same for texts. So never build anything on the \
      order of a set.

      That makes a small job interesting: remove the duplicates of a list and *keep* the order.
      """)
  }

  private static let comparing = Step(
    "What two sets have in common", exercise: CollectionsExercises.comparison
  ) { stage in
    let film: Set = ["love", "war", "ship", "storm"]
    let book: Set = ["war", "storm", "whale"]
    func shown(_ set: Set<String>) -> String {
      "{" + set.sorted().joined(separator: ", ") + "}"
    }
    let union = film.union(book)
    let common = film.intersection(book)
    try stage.text(
      """
      Sets can be joined, cut and compared as in mathematics. Take the words of two short texts; \
      here the members are sorted for showing. The three results are called union, intersection and difference.
      """)
    try stage.verbatim(
      """
      film  = \(shown(film))
      book  = \(shown(book))
      Python         Swift                      result
      film | book    film.union(book)           \(shown(union))
      film & book    film.intersection(book)    \(shown(common))
      film - book    film.subtracting(book)     \(shown(film.subtracting(book)))
      """)
    try stage.text(
      """
      How alike are the two? Paul Jaccard, a botanist, asked that of the plants of Alpine regions (*New Phytologist* 11, \
      1912, p. 37), and divided what they have in common by all there is:
      """)
    try stage.verbatim(
      """
      Jaccard similarity = size of the intersection / size of the union
                         = \(common.count) / \(union.count) = \((Double(common.count) / Double(union.count)).fixed(2))
      """)
    try stage.text(
      """
      It is 1 for equal sets and 0 for sets with nothing in common. Two *empty* sets would give \
      0/0. They are equal, so we agree on 1.

      Note that the common members are counted once below the line. The sum of both sizes would count them twice.
      """)
  }
}
