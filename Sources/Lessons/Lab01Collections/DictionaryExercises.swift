extension CollectionsExercises {
  static let wordCounts = Exercise(
    "1.8", "Count words",
    statement: """
      Write `wordCounts`: how often each word occurs in `text`, in the order in which the words \
      first appear.

      Words stand between white space: spaces, tabs, line ends, one or several. Each is made lower-case, and punctuation is \
      stripped from both of its ends, however much there is. Inside a word it stays: `don't` is one word. What has \
      nothing left is no word, such as a lone dash.

      Punctuation is whatever `Character` calls `isPunctuation`: full stops, commas, dashes, quotation marks, brackets, per \
      cent signs.
      """,
    working: "“The” counts as “the”, and “cat.” loses its full stop: 2 of each.",
    stub: """
      /// How often each word occurs in `text`, in the order of first appearance.
      ///
      /// Words are parted by white space, lower-case, without punctuation at either end.
      public func wordCounts(_ text: String) throws -> OrderedDictionary<String, Int> {
        throw Unsolved("1.8")
      }
      """,
    hints: [
      "Three jobs: cut the text into parts, make each part a word, count the word. Keep the counts in an `OrderedDictionary<String, Int>`.",
      "`text.split(whereSeparator: \\.isWhitespace)` cuts at every kind of white space. Then make the part lower-case, strip both ends, and skip it if nothing is left.",
      "`part.lowercased().trimmingCharacters(in: .punctuationCharacters)` does both, and leaves alone what is inside the word. `counts[word, default: 0] += 1` counts: the first time it begins with 0, and the word goes to the end of the dictionary; afterwards it stays where it is.",
      "var counts: OrderedDictionary<String, Int> = [:]\nfor part in text.split(whereSeparator: \\.isWhitespace) {\n  let word = part.lowercased()\n    .trimmingCharacters(in: …)\n  if word.isEmpty { continue }  // a lone dash, for example\n  counts[…, default: 0] += …\n}\nreturn counts\n\n// Why not a plain Dictionary: it would forget which word came first.",
    ])

  static let merged = Exercise(
    "1.9", "Merge dictionaries",
    statement: """
      Write `merged`: one dictionary of all `dictionaries`.

      It has every key that any of them has. Where a key occurs more than once, the last value wins. A key \
      stands where it was first seen: first the keys of the first dictionary, in its order, then the new \
      ones of the second, and so on. No dictionaries give an empty one.
      """,
    working: "b gets the value 3 of the second and stays before c, which is new.",
    stub: """
      /// All keys in the order in which they were first seen, each with its last value.
      public func merged(
        _ dictionaries: [OrderedDictionary<String, Int>]
      ) throws -> OrderedDictionary<String, Int> {
        throw Unsolved("1.9")
      }
      """,
    hints: [
      "Begin with an empty dictionary and put everything in, in order. What happens to a key that is there already?",
      "Two loops: one over the dictionaries, one over the keys and values of each. Setting `result[key] = value` does the right thing for old keys and for new ones.",
      "Do not remove a key before you set it: then it would go to the end. `result[key] = value` replaces the value where it stands, and appends a key that is new. The result must be an `OrderedDictionary` all the way through.",
      "var result: OrderedDictionary<String, Int> = [:]\nfor dictionary in dictionaries {\n  for (key, value) in dictionary {\n    result[…] = …\n  }\n}\nreturn result\n\n// The same with a method, which asks you for the value that wins:\n// result.merge(dictionary) { old, new in … }",
    ])

  static let grouped = Exercise(
    "1.10", "Group records",
    statement: """
      Write `grouped`: `records` sorted into groups by what they have under `key`.

      A `Record` is a dictionary from texts to texts, and `record[key]` its value, or `nil`. In the \
      result each value that occurs is a key, in the order in which they first appear, and under it stands the list of its \
      records, unchanged and in the order in which they came; equal records are kept, too.

      If a record does not have the key, throw `LabError.keyNotFound`. No records give an empty dictionary.
      """,
    working:
      "maths comes first, since the first record has it; Ada and Emmy are in it, in this order.",
    stub: """
      /// The records by their value under `key`: groups in the order of first appearance, and inside
      /// a group in the order in which they came.
      ///
      /// - Throws: `LabError.keyNotFound` if a record does not have the key.
      public func grouped(
        _ records: [Record], by key: String
      ) throws -> OrderedDictionary<String, [Record]> {
        throw Unsolved("1.10")
      }
      """,
    hints: [
      "Think of drawers. A record comes, you read its label, and put it into the drawer with that label. And if there is no such drawer yet?",
      "One loop over the records. Each value of the result is a list: append the record to the list under its label, or begin a new one there. `default:` does both at once.",
      "`guard let value = record[key] else { throw … }` gets the label or says that there is none. `groups[value, default: []].append(record)` appends to the list under it; if there was none, it begins with the empty one, at the end of the dictionary.",
      "var groups: OrderedDictionary<String, [Record]> = [:]\nfor record in records {\n  guard let value = record[…] else {\n    throw LabError.keyNotFound\n  }\n  groups[…, default: []].append(…)\n}\nreturn groups\n\n// Dictionary(grouping: records, by: …) does it in a line, but in no order.",
    ])
}
