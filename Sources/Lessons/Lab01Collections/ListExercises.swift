extension CollectionsExercises {
  static let item = Exercise(
    "1.1", "An item at an index",
    statement: """
      Write `item`: the item of `items` at `index`, as Python's `items[index]` gives it.

      From 0 up, an index counts from the front; below 0 it counts from the end, and −1 is the last \
      item. A list of n items has the indices −n … n − 1. For any other index, and always for an \
      empty list, throw `LabError.indexOutOfRange`.
      """,
    working: "There are four items; −2 from the end is the position 4 − 2 = 2, counted from 0.",
    stub: """
      /// The item at `index`; a negative index counts from the end, −1 being the last item.
      ///
      /// - Throws: `LabError.indexOutOfRange` if there is no such item.
      public func item(_ items: [String], at index: Int) throws -> String {
        throw Unsolved("1.1")
      }
      """,
    hints: [
      "Where does the item with the index −1 stand if you count from the front, in a list of four?",
      "First turn the index into a position counted from the front: if it is negative, add the number of items. Then look whether that position exists.",
      "After the first step, a position is right if it is at least 0 and less than `items.count`; `items.indices.contains(position)` says just that. If it is not, throw; only then use `items[position]`.",
      "let position = index < 0 ? index + … : index\nguard items.indices.contains(…) else {\n  throw LabError.indexOutOfRange\n}\nreturn items[…]\n\n// Check it by hand for four items and the indices 0, 3, 4, −1, −4 and −5.",
    ])

  static let slice = Exercise(
    "1.2", "A slice",
    statement: """
      Write `slice`: what Python's `items[start:stop:step]` gives. `nil` stands for a part that is \
      left out.

      The slice begins at `start` and ends before `stop`; `step` is 1 if left out. A negative start or stop counts from the end, as in 1.1. \
      What lies outside the list is not an error, but means its nearer end: position 0, or the one \
      behind the last item.

      With a negative step the slice runs backwards: from start towards the front, again not including stop. \
      The ends are then the last item and the place before the first. So a start of 100 begins at the \
      last item, and a stop of −100 takes the first one in. The same holds where they are left out.

      A step of 0 throws `LabError.invalidParameter`.
      """,
    working: "20, 30 and 40 stand at the positions 1, 2 and 3; position 4 is no longer in it.",
    stub: """
      /// The items from `start` to before `stop`, every `step`-th; backwards if `step` is negative.
      ///
      /// - Throws: `LabError.invalidParameter` if `step` is 0.
      public func slice(_ items: [Int], start: Int?, stop: Int?, step: Int?) throws -> [Int] {
        throw Unsolved("1.2")
      }
      """,
    hints: [
      "Write down which positions the slice visits, for start 1, stop 4; then for start 4, stop 1 and step −1. Is stop among them?",
      "Four steps: put 1 for a missing step; turn negative parts into positions (add the count); move both into the list; then walk from start to before stop. Where may start and stop lie? Forwards between 0 and count.",
      "Backwards is the same walk with other limits: start and stop may lie between −1 (just before the first item) and count − 1. Left out, start is count − 1 and stop is −1. This −1 is a position already, so do not add the count to it. `stride(from:to:by:)` walks both ways and leaves out its end; a step of 0 must be refused first.",
      "let step = step ?? 1\nguard step != 0 else { throw LabError.invalidParameter }\nlet lowest = step > 0 ? 0 : -1\nlet highest = step > 0 ? items.count : …\nfunc position(_ index: Int) -> Int {\n  let fromFront = index < 0 ? index + items.count : index\n  return min(max(fromFront, lowest), …)\n}\nlet first = start.map(position) ?? (step > 0 ? lowest : highest)\nlet end = stop.map(position) ?? (…)\nreturn stride(from: first, to: end, by: step).map { items[$0] }",
    ])

  static let edited = Exercise(
    "1.3", "Edit a list",
    statement: """
      Write `edited`: `items` after all `edits`, one after the other, each on what the one before it \
      left. An `Edit` is one of four, and each does what Python's method of that name does:

      `.append(value)` puts the value at the end.

      `.insert(value, at: index)` puts it before the item at the index. A negative index counts from the end, and an \
      index outside the list means its nearer end.

      `.remove(value)` takes out the first item that equals the value. If there is none, throw \
      `LabError.itemNotFound`.

      `.pop(at: index)` takes out the item at the index, as in 1.1: −1 is the last. If there is none, throw \
      `LabError.indexOutOfRange`.
      """,
    working:
      "[10, 20, 30, 40], then [5, 10, 20, 30, 40], then [5, 10, 30, 40]; the pop takes the last.",
    stub: """
      /// `items` after all `edits`, in order.
      ///
      /// - Throws: `LabError.itemNotFound` if a value to remove is not there;
      ///   `LabError.indexOutOfRange` if there is no item to pop at an index.
      public func edited(_ items: [Int], by edits: [Edit]) throws -> [Int] {
        throw Unsolved("1.3")
      }
      """,
    hints: [
      "You cannot change `items` itself. Make a `var result = items`, go through the edits, and change the result.",
      "`switch edit` with one case for each kind gets at the values: `case .append(let value):`. Of `insert` and `pop` only the position is work; `remove` has to look for its value first: `result.firstIndex(of: value)`.",
      "An insert at a negative index adds `result.count` to it, and is then moved into 0 … count. A pop adds the count as well, but throws if `result.indices` does not contain the position. `firstIndex(of:)` gives `nil` if the value is not there: `guard let` and throw. Count with `result.count`, which changes from edit to edit, not with `items.count`.",
      "var result = items\nfor edit in edits {\n  switch edit {\n  case .append(let value):\n    result.append(value)\n  case .insert(let value, let index):\n    let position = index < 0 ? index + result.count : index\n    result.insert(value, at: min(max(position, 0), …))\n  case .remove(let value):\n    guard let position = result.firstIndex(of: …) else { throw … }\n    result.remove(at: position)\n  case .pop(let index):\n    let position = …\n    guard result.indices.contains(position) else { throw … }\n    result.remove(at: …)\n  }\n}\nreturn result",
    ])
}
