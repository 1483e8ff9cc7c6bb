import Datasets
import LabKit
import OrderedCollections
import Plotting

extension CollectionsLesson {
  /// Which words give spam away: a dozen messages, counted by the student's own functions.
  static let wordTable = Step.milestone(
    "Milestone: the words of spam",
    needs: ["1.6", "1.7", "1.8", "1.9", "1.10"],
    on: (any CollectionsLab).self
  ) { lab, stage in
    let records = ShortMessages.all.map { message -> Record in
      ["label": message.label, "text": message.text]
    }
    try stage.text(
      """
      A good part of all messages is *spam*: unwanted, and much alike. The others are called *ham*. \
      Here are a dozen, labelled by hand. Everything that follows is computed by the functions you \
      wrote. First, `grouped` sorts them:
      """)
    let groups = try lab.grouped(records, by: "label")
    try stage.verbatim(
      groups.map { label, group in
        ([label] + group.map { "    " + ($0["text"] ?? "") }).joined(separator: "\n")
      }.joined(separator: "\n"))

    func counts(_ label: String) throws -> OrderedDictionary<String, Int> {
      let texts = (groups[label] ?? []).compactMap { $0["text"] }
      return try lab.wordCounts(texts.joined(separator: "\n"))
    }
    let spam = try counts("spam")
    let ham = try counts("ham")
    let vocabulary = try lab.withoutDuplicates(Array(spam.keys) + Array(ham.keys))
    let common = try lab.comparison(Set(spam.keys), with: Set(ham.keys))
    try stage.text(
      """
      `wordCounts` finds \(spam.count) different words in the spam and \(ham.count) in the ham. \
      `withoutDuplicates` makes one vocabulary of \(vocabulary.count) words out of both, and `comparison` says \
      how alike the two are: \(common.intersection.count) words in common, a Jaccard similarity of \
      \(common.jaccard.fixed(2)).

      A word that never occurs in one of the two has no count there. `merged` fills the gap: zeros for the whole vocabulary first, the counts over them. Now both \
      columns have the same words in the same places:
      """)
    let zeros = OrderedDictionary(vocabulary.map { ($0, 0) }, uniquingKeysWith: { _, last in last })
    let inSpam = try lab.merged([zeros, spam])
    let inHam = try lab.merged([zeros, ham])
    func lead(_ word: String) -> Int { (inSpam[word] ?? 0) - (inHam[word] ?? 0) }
    func rows(_ words: [String]) -> [[String]] {
      words.map { word in
        let (spam, ham) = (inSpam[word] ?? 0, inHam[word] ?? 0)
        return [word, "\(spam)", "\(ham)", signed(spam - ham)]
      }
    }
    // Sorting keeps no promise about ties, so the place in the vocabulary decides them.
    func descending(by number: (String) -> Int) -> [String] {
      vocabulary.enumerated().sorted {
        (-number($0.element), $0.offset) < (-number($1.element), $1.offset)
      }.map(\.element)
    }
    let byLead = descending(by: lead)
    try stage.table(
      "The ten words most typical of spam, and the ten most typical of ham",
      columns: ["word", "spam", "ham", "spam − ham"],
      rows: rows(Array(byLead.prefix(10))) + [["…", "", "", ""]] + rows(byLead.suffix(10)))

    let frequent = Array(descending { (inSpam[$0] ?? 0) + (inHam[$0] ?? 0) }.prefix(8))
    try stage.figure(
      .bars(
        slug: "lab01-words", title: "The eight most frequent words",
        categories: frequent, axis: .init("occurrences"),
        series: [("spam", inSpam), ("ham", inHam)].map { label, counts in
          .init(label, values: frequent.map { Double(counts[$0] ?? 0) })
        }))
    try stage.text(
      """
      That table is already a small learning machine. For a new message add up, over its words, how much more often \
      each was seen in spam than in ham. Above 0, it looks like spam:
      """)
    let new = [
      "Claim your cash prize now!", "Are you at the lab now?",
      "Free lunch today at the usual place",
    ]
    try stage.table(
      "New messages",
      columns: ["message", "score", "looks like"],
      rows: try new.map { text in
        let score = try lab.wordCounts(text).reduce(0) { $0 + lead($1.key) * $1.value }
        return [text, signed(score), score > 0 ? "spam" : "ham"]
      })
    try stage.text(
      """
      Nobody wrote down what spam looks like; counting found it. The faults are plain as well. It \
      has seen twelve messages, and a word that it does not know counts for nothing. In the last message \
      `the` and `at` have outvoted `free`, although they say nothing about the matter. In Lab 5 the weights of \
      such a sum will be *learned*.
      """)
  }

  /// With its sign, but for 0.
  private static func signed(_ number: Int) -> String {
    number > 0 ? "+\(number)" : number < 0 ? "−\(-number)" : "0"
  }
}
