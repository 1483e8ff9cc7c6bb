extension CollectionsLesson {
  /// Many values in a row: reading, cutting out, changing.
  static let lists = [items, slices, edits]

  private static let items = Step(
    "Many values in a row: the list", exercise: CollectionsExercises.item
  ) { stage in
    try stage.text(
      """
      A program that learns never works on one number. It has the pixels of an image, the words of \
      a message, the sizes of all the shoes that were sold. It needs *collections*. Python, the \
      language of most deep learning, has four of them built in, and Swift has a counterpart of each:
      """)
    try stage.table(
      "Four collections",
      columns: ["Python", "Swift", "in a word"],
      rows: [
        ["list", "Array", "many values in a row"],
        ["tuple", "tuple", "a few values that belong together"],
        ["set", "Set", "each value once, in no order"],
        ["dict", "OrderedDictionary", "a value for every key"],
      ])
    let fruit = ["apple", "banana", "cherry", "date"]
    try stage.text(
      """
      Most often you will use the first. A list keeps its items in the order in which you put them \
      in, numbered from 0. This is Swift, run a moment ago, with the result of each line on its right:
      """)
    try stage.verbatim(
      """
      let fruit = \(fruit)
      type(of: fruit)      \(type(of: fruit))
      fruit.count          \(fruit.count)
      fruit[0]             \(fruit[0])
      fruit[2]             \(fruit[2])
      """)
    try stage.text(
      """
      Python asks `len(fruit)` where Swift asks `fruit.count`, and `fruit[0]` is the same in both. But \
      Python also counts from the end: `fruit[-1]` is the last item, `fruit[-2]` the one before it. \
      Swift does not; `fruit[-1]` stops the program. In the first exercise you teach it to:
      """)
    try stage.verbatim(
      """
      items       apple  banana  cherry  date
      index           0       1       2     3
      from the end   -4      -3      -2    -1
      """)
  }

  private static let slices = Step(
    "A part of a list: the slice", exercise: CollectionsExercises.slice
  ) { stage in
    let numbers = [10, 20, 30, 40, 50, 60]
    try stage.text(
      """
      Often a part of a list is wanted: the first ten, all but the last, every second. Python \
      writes `items[start:stop:step]`: begin at start, end *before* stop, and go on by step. Each of the three may be left out.

      Swift has ranges for the first two, and `stride` for the third:
      """)
    try stage.verbatim(
      """
      let numbers = \(numbers)
      Python            Swift                            result
      numbers[1:4]      numbers[1..<4]                   \(Array(numbers[1..<4]))
      numbers[:3]       numbers[..<3]                    \(Array(numbers[..<3]))
      numbers[-2:]      numbers.suffix(2)                \(Array(numbers.suffix(2)))
      numbers[::2]      stride(from: 0, to: 6, by: 2) …  \(stride(from: 0, to: 6, by: 2).map { numbers[$0] })
      numbers[::-1]     Array(numbers.reversed())        \(Array(numbers.reversed()))
      """)
    try stage.text(
      """
      (The … stands for `.map { numbers[$0] }`: `stride` gives the positions, not yet the items.)

      Why is stop not included? Because then the pieces fit: `numbers[:3]` and `numbers[3:]` \
      together are the whole list, and 1:4 has 4 − 1 items. You will meet slices again as soon as you cut data into \
      batches.

      A Python slice never fails. What lies outside the list is simply not there: `numbers[4:100]` \
      is [50, 60], and `numbers[7:9]` is empty. Swift's ranges stop the program instead.
      """)
  }

  private static let edits = Step(
    "Changing a list", exercise: CollectionsExercises.edited
  ) { stage in
    var queue = [10, 20, 30]
    var lines = ["var queue = \(queue)"]
    func did(_ python: String, _ swift: String) {
      lines.append(column(python, 19) + column(swift, 31) + "\(queue)")
    }
    lines.append(column("Python", 19) + column("Swift", 31) + "queue afterwards")
    queue.append(40)
    did("queue.append(40)", "queue.append(40)")
    queue.insert(5, at: 0)
    did("queue.insert(0, 5)", "queue.insert(5, at: 0)")
    queue.remove(at: 1)
    did("queue.pop(1)", "queue.remove(at: 1)")
    queue.removeAll { $0 == 30 }
    did("", "queue.removeAll { $0 == 30 }")
    try stage.text(
      "Lists grow and shrink. In Swift that takes a `var`; one declared with `let` never changes.")
    try stage.verbatim(lines.joined(separator: "\n"))
    let original = [1, 2, 3]
    var copy = original
    copy.append(4)
    try stage.text(
      """
      The last line has no one-word counterpart: Python's `remove(30)` takes out the *first* item \
      equal to 30, and complains if there is none.

      There is one deep difference. In Python, `copy = original` gives the same list a second name: \
      what you do to one, you see in the other. In Swift it is a copy, a *value* of its own:
      """)
    try stage.verbatim(
      """
      let original = [1, 2, 3]
      var copy = original
      copy.append(4)
      copy                 \(copy)
      original             \(original)
      """)
    try stage.text(
      """
      Many a Python program has been searched for days for a list that somebody else had changed. \
      Swift does not really copy until one of the two is changed, so this costs little.
      """)
  }
}
