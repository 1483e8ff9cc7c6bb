import Datasets
import LabKit
import NumericsEngine

/// Which columns a model of the price has.
struct PriceColumns {
  /// A column and the unit of its parameter.
  typealias Column = (name: String, unit: String)

  /// Columns that come together.
  enum Part { case ones, makes, distance, doors, colours, distanceByMake }

  static let makes = ["BMW", "Nissan", "Toyota"]
  static let colours = ["black", "blue", "green", "red", "white"]

  /// The models that the milestone compares, by how much they take into account.
  static let all = [
    PriceColumns(name: "kilometres", parts: [.ones, .distance]),
    PriceColumns(name: "make, kilometres", parts: [.makes, .distance]),
    PriceColumns(name: "make, kilometres, doors", parts: [.makes, .distance, .doors]),
    PriceColumns(
      name: "make, kilometres, doors, colour", parts: [.makes, .distance, .doors, .colours]),
    PriceColumns(name: "make, kilometres for each make", parts: [.makes, .distanceByMake]),
  ]

  let name: String
  let parts: [Part]

  /// What each column is, in the order of the table's columns.
  var columns: [Column] {
    parts.flatMap { part -> [Column] in
      switch part {
      case .ones: [("one", "€")]
      case .makes: Self.makes.map { ("\($0) at 0 km", "€") }
      case .distance: [("kilometres", "€ for each 10 000 km")]
      case .doors: [("doors beyond 4", "€ for each door")]
      case .colours: Self.colours.dropFirst().map { ("\($0), not black", "€") }
      case .distanceByMake: Self.makes.map { ("\($0), kilometres", "€ for each 10 000 km") }
      }
    }
  }

  /// The table of some cars, encoded by the student's function: `[cars, columns]`.
  func table(of cars: [UsedCar], on lab: any LinearRegressionLab) throws -> NDArray<Double> {
    let distance = NDArray(cars.map { [$0.distance] })  // [cars, 1]
    let makes = try lab.oneHot(cars.map(\.make), categories: Self.makes)
    let blocks = try parts.map { part in
      switch part {
      case .ones: NDArray(repeating: 1.0, shape: [cars.count, 1])
      case .makes: makes
      case .distance: distance
      case .doors: NDArray(cars.map { [Double($0.doors - 4)] })
      case .colours:
        try lab.oneHot(cars.map(\.colour), categories: Self.colours)[.all, 1..<Self.colours.count]
      case .distanceByMake: makes * distance
      }
    }
    return NDArray(concatenating: blocks, axis: 1)
  }
}

extension UsedCar {
  /// In units of 10 000 km.
  var distance: Double { odometer / 10_000 }
}
