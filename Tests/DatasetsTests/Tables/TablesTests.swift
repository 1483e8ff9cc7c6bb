import Datasets
import NumericsEngine
import Testing

@Suite struct TablesTests {
  /// Sums and sums of squares by class: NumPy over scikit-learn 1.9.1's `load_iris`.
  @Test func irisIsFishersTable() {
    let iris = Iris.table
    #expect(iris.features.shape == [150, 4])
    #expect(iris.classes == ["setosa", "versicolor", "virginica"])
    let sums = [
      [250.3, 171.4, 73.1, 12.3], [296.8, 138.5, 213.0, 66.3], [329.4, 148.7, 277.6, 101.3],
    ]
    let squares = [
      [1259.09, 594.60, 108.35, 3.57], [1774.86, 388.47, 918.20, 89.83],
      [2189.90, 447.33, 1556.16, 208.93],
    ]
    for label in 0..<3 {
      let rows = iris[iris.labels.indices.filter { iris.labels[$0] == label }].features
      for column in 0..<4 {
        let values = rows.column(column).elements
        #expect(values.count == 50)
        #expect(abs(values.reduce(0, +) - sums[label][column]) < 1e-9)
        #expect(abs(values.reduce(0) { $0 + $1 * $1 } - squares[label][column]) < 1e-9)
      }
    }
  }

  @Test func carsFilmsAndArticlesArePlausible() {
    #expect(UsedCars.sold.count == 30)
    #expect(
      UsedCars.sold.allSatisfy {
        (900...40_000).contains($0.price) && (1000...300_000).contains($0.odometer)
          && (3...5).contains($0.doors)
      })
    #expect(Set(UsedCars.sold.map(\.make)) == ["BMW", "Nissan", "Toyota"])
    #expect(MovieGenres.all.count == 20)
    #expect(Set(MovieGenres.all.map(\.title)).count == 20)
    #expect(MovieGenres.table.labels.count { $0 == 1 } == 10)
    #expect(FakeNews.all.count == 40)
    #expect(FakeNews.table.labels.count { $0 == 1 } == 20)
  }

  @Test func rowsAndColumnsCanBeChosen() {
    let part = Iris.table[[149, 0]].selecting(columns: [3, 0])
    #expect(part.features.elements == [1.8, 5.9, 0.2, 5.1])
    #expect(part.labels == [2, 0])
    #expect(part.columns == ["petal width (cm)", "sepal length (cm)"])
  }
}
