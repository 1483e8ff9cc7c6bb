import Datasets
import Models
import NumericsEngine
import Testing

@Suite struct DecisionTreeTextTests {
  private let tree: DecisionTree<Double>

  init() throws {
    tree = try DecisionTree.fit(
      Iris.table.features, Iris.table.labels, settings: .init(maximumDepth: 2))
  }

  @Test func rulesAreLinesOfAnswers() {
    #expect(
      tree.rules(columns: Iris.table.columns, classes: Iris.table.classes) == """
        petal length (cm) <= 2.45: setosa (50)
        petal length (cm) > 2.45
        |   petal width (cm) <= 1.75: versicolor (54, 49 right)
        |   petal width (cm) > 1.75: virginica (46, 45 right)
        """)
    #expect(
      tree.rules().hasPrefix("x2 <= 2.45: 0 (50)\nx2 > 2.45\n|   x3 <= 1.75: 1 (54, 49 right)"))
  }

  @Test func aSingleLeafIsALine() throws {
    let leaf = try tree.pruned(alpha: .infinity)
    #expect(leaf.rules(classes: ["setosa"]) == "setosa (150, 50 right)")
    #expect(
      leaf.dot()
        == "digraph tree {\n  node [shape=box];\n  0 [label=\"0 (150, 50 right)\", style=rounded];\n}"
    )
  }

  @Test func dotHasNodesAndEdges() {
    #expect(
      tree.dot(columns: Iris.table.columns, classes: ["setosa", "\"versi\\color\""]) == """
        digraph tree {
          node [shape=box];
          0 [label="petal length (cm) <= 2.45"];
          0 -> 1 [label="yes"];
          0 -> 2 [label="no"];
          1 [label="setosa (50)", style=rounded];
          2 [label="petal width (cm) <= 1.75"];
          2 -> 3 [label="yes"];
          2 -> 4 [label="no"];
          3 [label="\\"versi\\\\color\\" (54, 49 right)", style=rounded];
          4 [label="2 (46, 45 right)", style=rounded];
        }
        """)
  }
}
