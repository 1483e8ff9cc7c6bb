import Datasets
import LabKit
import NumericsEngine
import Plotting

extension LinearRegressionLesson {
  /// What is a used car worth? By the student's own functions, against a rule of thumb.
  static let carPrices = Step.milestone(
    "Milestone: what is this car worth?",
    needs: ["4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.9"],
    on: (any LinearRegressionLab).self
  ) { lab, stage in
    let cars = UsedCars.sold
    try stage.text(
      """
      Somebody offers a Toyota: blue, 4 doors, 100 000 km. The dealer's table has \(cars.count) cars, \
      and not this one. Everything that follows is computed by the functions you wrote. Kilometres are \
      counted in units of 10 000, so that the knobs have readable sizes.
      """)
    try kilometresAlone(cars, on: lab, stage)
    let chosen = try comparison(cars, on: lab, stage)
    try inspection(of: chosen, cars, on: lab, stage)
    try offer(by: chosen, cars, on: lab, stage)
  }

  /// Price against kilometres, by descent and exactly.
  private static func kilometresAlone(
    _ cars: [UsedCar], on lab: any LinearRegressionLab, _ stage: Stage
  ) throws {
    let (distances, prices) = (cars.map(\.distance), cars.map(\.price))
    let middle = distances.reduce(0, +) / Double(cars.count)
    let centred = distances.map { $0 - middle }
    let training = try lab.trained(
      LineModel(weight: 0, bias: 0), x: centred, y: prices, learningRate: 0.03, tolerance: 0.001,
      stepLimit: 5000)
    let exact = try lab.exactParameters(NDArray(centred.map { [$0, 1] }), prices)
    try stage.text(
      """
      First the kilometres alone, by descent. The mean, \(Int((middle * 10_000).rounded()).grouped) km, \
      is subtracted beforehand: the narrow valley becomes a bowl, and \(training.steps) steps are enough.
      """)
    try stage.table(
      "Price against kilometres", columns: ["", "descent", "exact", "unit"],
      rows: [
        ["weight", training.line.weight.fixed(2), exact[0].fixed(2), "€ for each 10 000 km"],
        ["bias", training.line.bias.fixed(2), exact[1].fixed(2), "€ at the mean distance"],
      ])
    let error = try lab.meanSquaredError(lab.predictions(of: training.line, for: centred), prices)
    try stage.text(
      """
      The root of the mean squared error is \(error.squareRoot().euros) €. For cars of about \
      \((prices.reduce(0, +) / Double(cars.count)).euros) € that is no help to anybody. The table knows \
      more: the make.
      """)
  }

  /// Every way to predict, judged by leaving one car out at a time.
  private static func comparison(
    _ cars: [UsedCar], on lab: any LinearRegressionLab, _ stage: Stage
  ) throws -> PriceColumns {
    let prices = cars.map(\.price)
    try stage.text(
      """
      What is the competition? A dealer without a computer has a rule: *a car is worth what cars of its \
      make cost on average*. A model that cannot beat such a *baseline* is not worth its trouble.

      To judge them fairly, no method may have seen the car it is asked about. With \(cars.count) cars \
      there is a good way: take one out, learn from the other \(cars.count - 1), predict the one, and do \
      so for each. It is called *leave one out*; your function solves \
      \(PriceColumns.all.count * cars.count) systems of equations for it.
      """)
    let rule = cars.indices.map { left in
      let alike = cars.indices.filter { $0 != left && cars[$0].make == cars[left].make }
      return alike.reduce(0) { $0 + prices[$1] } / Double(alike.count)
    }
    let baseline = try lab.meanSquaredError(rule, prices).squareRoot()
    var rows = [["the rule: mean of the make", "", baseline.euros]]
    var errors: [Double] = []
    for (index, columns) in PriceColumns.all.enumerated() {
      let table = try columns.table(of: cars, on: lab)
      let predictions = try leaveOneOut(table, prices, on: lab)
      errors.append(try lab.meanSquaredError(predictions, prices).squareRoot())
      rows.append([columns.name, "\(table.shape[1])", errors[index].euros])
      try stage.progress(
        "Leaving one out", done: index + 1, of: PriceColumns.all.count)
    }
    try stage.table(
      "Root of the mean squared error in €, each car predicted from the others",
      columns: ["method", "columns", "error"], rows: rows)
    let best = errors.indices.min { errors[$0] < errors[$1] } ?? 0
    let chosen = PriceColumns.all[best]
    let verdict =
      errors[best] < baseline
      ? "it is off by \(errors[best].euros) €, the rule by \(baseline.euros) €"
      : "but the rule, with \(baseline.euros) €, is better still"
    try stage.text(
      """
      More columns are not always better: with doors and colours the model has more knobs to fit the \
      noise with, as the polynomials had. The best is "\(chosen.name)": \(verdict). In it, each make \
      has a price at 0 km and a loss for every 10 000 km of its own. For that, multiply the make's \
      column by the kilometres, which is 0 for all other makes.
      """)
    return chosen
  }

  /// What the chosen model has learned, and what is left over.
  private static func inspection(
    of chosen: PriceColumns, _ cars: [UsedCar], on lab: any LinearRegressionLab, _ stage: Stage
  ) throws {
    let prices = cars.map(\.price)
    let table = try chosen.table(of: cars, on: lab)
    let parameters = try lab.exactParameters(table, prices)
    try stage.table(
      "What it has learned from all \(cars.count) cars", columns: ["column", "parameter", "unit"],
      rows: zip(chosen.columns, parameters).map { column, value in
        [column.name, value.euros, column.unit]
      })
    let predictions = try leaveOneOut(table, prices, on: lab)
    let residuals = zip(prices, predictions).map { $0 - $1 }
    let order = residuals.indices.sorted { abs(residuals[$0]) > abs(residuals[$1]) }
    try stage.text(
      """
      A parameter can be compared with another only in the same unit: € for each 10 000 km beside € \
      for each 10 000 km. What the model does *not* explain of a price is the *residual*, price − prediction. \
      Look at the largest; there you learn most about what the table does not say.
      """)
    try stage.table(
      "The five cars that surprised it most",
      columns: ["make", "km", "price", "prediction", "residual"],
      rows: order.prefix(5).map { index in
        let car = cars[index]
        return [
          car.make, Int(car.odometer).grouped, car.price.euros, predictions[index].euros,
          residuals[index].euros,
        ]
      })
    let makes = PriceColumns.makes
    func layers(_ y: [Double]) -> [Figure.Layer] {
      makes.enumerated().map { series, make in
        let places = cars.indices.filter { cars[$0].make == make }
        return .points(
          x: places.map { cars[$0].distance }, y: places.map { y[$0] }, label: make, series: series)
      }
    }
    let lines = try makes.enumerated().map { series, make in
      let ends = [0.0, 20.0].map { distance in
        UsedCar(make: make, colour: "white", odometer: distance * 10_000, doors: 4, price: 0)
      }
      let values = try chosen.table(of: ends, on: lab).matmul(NDArray(parameters)).elements
      return Figure.Layer.line(x: [0, 20], y: values, series: series)
    }
    try stage.figure(
      Figure(
        slug: "lab04-cars", title: "Used cars, and what your model predicts",
        x: .init("distance (10 000 km)"), y: .init("price (€)"), layers: layers(prices) + lines))
    try stage.figure(
      Figure(
        slug: "lab04-residuals", title: "Residuals of cars that were left out",
        x: .init("distance (10 000 km)"), y: .init("price − prediction (€)"),
        layers: layers(residuals) + [.horizontal(at: 0)]))
  }

  /// The car that is not in the table, and two others.
  private static func offer(
    by chosen: PriceColumns, _ cars: [UsedCar], on lab: any LinearRegressionLab, _ stage: Stage
  ) throws {
    let prices = cars.map(\.price)
    let parameters = NDArray(
      try lab.exactParameters(chosen.table(of: cars, on: lab), prices))
    func price(_ car: UsedCar) throws -> Double {
      try chosen.table(of: [car], on: lab).matmul(parameters).elements[0]
    }
    func rule(_ car: UsedCar) -> Double {
      let alike = cars.filter { $0.make == car.make }.map(\.price)
      return alike.reduce(0, +) / Double(alike.count)
    }
    let offered = UsedCar(make: "Toyota", colour: "blue", odometer: 100_000, doors: 4, price: 0)
    let worn = UsedCar(make: "BMW", colour: "black", odometer: 300_000, doors: 4, price: 0)
    let lada = UsedCar(make: "Lada", colour: "blue", odometer: 100_000, doors: 4, price: 0)
    try stage.text("And now the offer, with a second car beside it:")
    try stage.table(
      "Not in the table", columns: ["car", "your model, €", "the rule, €"],
      rows: try [offered, worn].map { car in
        [
          "\(car.make), \(Int(car.odometer).grouped) km", try price(car).euros, rule(car).euros,
        ]
      })
    let answer: String
    do {
      answer = "your model says \(try price(lada).euros) €, and should not have said anything"
    } catch LabError.unknownCategory {
      answer = "your encoding throws LabError.unknownCategory, as it should"
    }
    let furthest = cars.map(\.odometer).max() ?? 0
    try stage.text(
      """
      For the Toyota, \(try price(offered).euros) € is a number to negotiate with. The BMW shows the \
      limits. No car of the table has more than \(Int(furthest).grouped) km; beyond that the line goes \
      on falling, because lines do, and real prices do not. And a Lada? There \(answer).

      An honest doubt at the end. \(cars.count) cars are few, and you have looked at all of them to \
      choose among \(PriceColumns.all.count) models, so the best one's error is a little flattered: an \
      honest test needs cars that had no part in the choice. Nor does the table say which cars nobody \
      wanted to buy. The model knows what was sold; it does not know why.
      """)
  }

  /// The prediction for each row from the parameters of all the other rows: `[rows]`.
  private static func leaveOneOut(
    _ table: NDArray<Double>, _ y: [Double], on lab: any LinearRegressionLab
  ) throws -> [Double] {
    let rows = y.indices.map { table.row($0) }
    return try y.indices.map { left in
      let others = y.indices.filter { $0 != left }
      let parameters = try lab.exactParameters(
        NDArray(stacking: others.map { rows[$0] }), others.map { y[$0] })
      return dot(rows[left], NDArray(parameters))
    }
  }
}
