extension GraphsExercises {
  static let evaluate = Exercise(
    "11.1", "Evaluate an expression graph",
    statement: """
      Write `evaluate`: the value of every node.

      `graph` is an array of nodes in order: all inputs of a node stand before it. The result has \
      one number for each node, [nodes]. A placeholder's value is the feed of its name; a constant \
      has its own; every other node is computed from the values of its inputs. Two placeholders may \
      have the same name, and then have the same value. A feed that no placeholder asks for is passed \
      over.

      Doubles go their own way: 1 / 0 is ∞, 0 / 0 and the logarithm of a negative number are NaN, and \
      these are values like others here. No nodes have no values: `[]`.

      An input that is not an earlier node: `LabError.indexOutOfRange`. A placeholder without a feed: \
      `LabError.keyNotFound`.
      """,
    working:
      "x is 2, x² is 4, 10·x is 20. Then 4 − 20 = −16, and −16 + 24 = 8. The constants 10 and 24 have their places in the result, too.",
    stub: """
      /// The value of every node of a graph whose nodes are in order: `[nodes]`.
      ///
      /// - Parameter feeds: The values of the placeholders, by their names.
      /// - Throws: `LabError.indexOutOfRange` for an input that is not an earlier node;
      ///   `LabError.keyNotFound` for a placeholder without a feed.
      public func evaluate(
        _ graph: [GraphNode], feeding feeds: [String: Double]
      ) throws -> [Double] {
        throw Unsolved("11.1")
      }
      """,
    hints: [
      "Take a sheet of paper and fill in the values from the top. What do you need for a node that you do not have yet?",
      "Keep an array `values` that grows by one number for each node. When a node's turn comes, `values[i]` is there for all its inputs; a `switch node` says what to do with them.",
      "A case's contents are taken out with `let`: `case .subtract(let a, let b): values.append(values[a] - values[b])`. A power is `pow(values[a], exponent)`; `exp`, `log`, `sin` and `tanh` come with Foundation. Before the switch, check that every place in `node.inputs` is in `values.indices`.",
      "var values: [Double] = []\nfor node in graph {\n  guard node.inputs.allSatisfy({ values.indices.contains($0) }) else {\n    throw LabError.indexOutOfRange\n  }\n  switch node {\n  case .placeholder(let name):\n    guard let value = feeds[name] else { throw LabError.keyNotFound }\n    values.append(value)\n  case .constant(let value): values.append(value)\n  case .add(let a, let b): values.append(values[a] + values[b])\n  … the other operations\n  case .power(let a, let exponent): values.append(pow(values[a], exponent))\n  }\n}\nreturn values\n\n// NaN and infinities need no check: they are values.",
    ])

  static let order = Exercise(
    "11.2", "The order of the nodes",
    statement: """
      Write `order`: the places of the nodes that are needed, in an order in which they can be \
      computed.

      The nodes of `graph` may stand in any order. Visit each of the `targets` as they are given. To \
      visit a node means: if it is in the result already, do nothing; otherwise visit its inputs, the \
      first one first, and then add the node itself. So every input comes before what uses it, every \
      node is there once, and nodes that no target leads to are not there at all.

      No targets need no nodes: `[]`. A visit that comes to a node whose own inputs are still being \
      visited has gone in a circle: `LabError.cyclicGraph`. A target or input that is visited and is \
      not a place in the graph: `LabError.indexOutOfRange`. What is never visited does not matter.
      """,
    working:
      "Node 0 is x·x + sin x. Before it come node 2, x·x, and node 3, sin x; before node 2 comes x, node 1, which is there once although both use it.",
    stub: """
      /// The nodes that `targets` need, inputs first: the order of a depth-first search.
      ///
      /// - Throws: `LabError.cyclicGraph` if needed nodes depend on each other in a circle;
      ///   `LabError.indexOutOfRange` for a target or a needed input that is not in the graph.
      public func order(_ graph: [GraphNode], for targets: [Int]) throws -> [Int] {
        throw Unsolved("11.2")
      }
      """,
    hints: [
      "Begin at a target. What has to be in the list before it may be added itself?",
      "A function inside your function can call itself: `func visit(_ index: Int) throws`. It visits the inputs, and only then appends the index. A node that was visited before is not visited again: keep a set of those that are done.",
      "A circle needs a second mark. A node is *begun* when its visit starts and *done* when it has been appended. Meet a done one: return, it is only used twice. Meet one that is begun and not done: you came to it through its own inputs, so throw `LabError.cyclicGraph`. First of all check `graph.indices.contains(index)`.",
      "var result: [Int] = []\nvar begun: Set<Int> = []\nvar done: Set<Int> = []\nfunc visit(_ index: Int) throws {\n  guard graph.indices.contains(index) else {\n    throw LabError.indexOutOfRange\n  }\n  if done.contains(index) { return }\n  guard begun.insert(index).inserted else { throw … }\n  for input in graph[index].inputs { try visit(…) }\n  done.insert(index)\n  result.append(…)\n}\nfor target in targets { try visit(target) }\nreturn result",
    ])

  static let run = Exercise(
    "11.3", "Run with feeds",
    statement: """
      Write `run`: the values of the nodes that are asked for.

      The nodes of `graph` may stand in any order; `targets` are the places of those whose values are \
      returned, in the order of `targets`, one that is named twice also twice. Compute only what the \
      targets need, in the order of 11.2. The rest of the graph needs no feeds, and may even hold \
      nonsense.

      Every placeholder that is needed must be fed: otherwise \
      `LabError.missingFeed(placeholder: name)`, for the one that comes first in the order of 11.2. \
      Every feed must be needed: otherwise `LabError.superfluousFeed(placeholder: name)`; if several \
      are not, name the first of them as `sorted()` orders the names. If both are wrong, the missing one \
      is named. Errors of 11.2 are thrown as there, and before either.

      No targets give no values, and then every feed is superfluous.
      """,
    working:
      "With x = 3 and y = 2, node 3 is y·x = 6 and node 0 is 9 + 6 = 15; asked for are 0 and 3.",
    stub: """
      /// The values of `targets`, computed from the feeds: `[targets]`.
      ///
      /// - Throws: `LabError.missingFeed(placeholder:)` and `LabError.superfluousFeed(placeholder:)`
      ///   with the name of the placeholder; the errors of `order`.
      public func run(
        _ graph: [GraphNode], fetching targets: [Int], feeding feeds: [String: Double]
      ) throws -> [Double] {
        throw Unsolved("11.3")
      }
      """,
    hints: [
      "Your `order` says which nodes to compute, and when. What is left to do?",
      "Go through `try order(graph, for: targets)` and keep each value under its place, in a `[Int: Double]`: an array would not do, because some places are never computed. At the end take the values of the targets out of it, one for each.",
      "At a placeholder look its name up in `feeds`; if nothing is there, throw `LabError.missingFeed(placeholder: name)`, which at once is the first one in the order. Collect the names you meet in a set. When all is computed, a name in `feeds.keys.sorted()` that is not in the set is superfluous. The operations are those of 11.1: a function of your own for both saves writing them twice.",
      "var values: [Int: Double] = [:]\nvar needed: Set<String> = []\nfor index in try order(graph, for: targets) {\n  let inputs = graph[index].inputs.map { values[$0] ?? .nan }\n  switch graph[index] {\n  case .placeholder(let name):\n    guard let value = feeds[name] else { throw … }\n    values[index] = value\n    needed.insert(name)\n  case .constant(let value): values[index] = value\n  case .add: values[index] = inputs[0] + inputs[1]\n  … the other operations\n  }\n}\nfor name in feeds.keys.sorted() where !needed.contains(name) {\n  throw LabError.superfluousFeed(placeholder: name)\n}\nreturn targets.map { values[$0] ?? .nan }",
    ])
}
