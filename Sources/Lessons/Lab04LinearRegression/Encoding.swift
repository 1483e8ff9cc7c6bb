import Datasets
import LabKit
import NumericsEngine

extension LinearRegressionLesson {
  /// From words to numbers.
  static let encoding = Step(
    "Words into numbers", exercise: LinearRegressionExercises.oneHot
  ) { stage in
    let cars = UsedCars.sold
    try stage.text(
      """
      A real table has words in it. This is what a dealer has sold (the table is invented, but it \
      behaves like others of its kind); the first six of \(cars.count) cars:
      """)
    try stage.table(
      "Used cars", columns: ["make", "colour", "km", "doors", "price in €"],
      rows: cars.prefix(6).map { car in
        [car.make, car.colour, Int(car.odometer).grouped, "\(car.doors)", car.price.euros]
      })
    try stage.text(
      """
      A model multiplies and adds, so "Toyota" has to become a number. The obvious way is to number the \
      makes: BMW 0, Nissan 1, Toyota 2. But then the model believes that a Toyota is twice a Nissan, and \
      that a Nissan lies between the two others. None of this is true, and with one weight for the \
      number it can only make the makes dearer or cheaper in that order.

      Give every category a column of its own instead: 1 where it applies, 0 elsewhere. That is \
      *one-hot encoding*: in each row one column is "hot".
      """)
    let makes = ["BMW", "Nissan", "Toyota"]
    func hot(_ car: UsedCar) -> [Double] { makes.map { $0 == car.make ? 1 : 0 } }
    try stage.table(
      "The same six cars", columns: makes + ["price in €"],
      rows: cars.prefix(6).map { car in hot(car).map { $0.fixed(0) } + [car.price.euros] })
    let table = NDArray(cars.map(hot))  // [n, 3]
    let prices = cars.map(\.price)
    let means = try solved(table, prices).elements
    let withOnes = NDArray(cars.map { [1] + hot($0) })
    try stage.text(
      """
      Now each make has a knob of its own. With these three columns alone, the best knobs are the mean \
      prices: \(zip(makes, means).map { "\($0) \($1.euros) €" }.joined(separator: ", ")).

      There is a trap. In every row the three columns add up to 1, so beside them a column of ones is \
      one column too many: the columns depend on each other, and there is no single solution. The engine says so:

      "\(refusal { try solved(withOnes, prices) })"

      So leave out the column of ones, as here, or leave out one of the categories. The one without a \
      column is then what the others are compared with. With makes *and* colours, leave out one colour.

      And a make that is not in the list? A row of zeros would be a car of no make at all, with a price \
      that means nothing. Better say that you do not know it.
      """)
  }
}

extension Double {
  /// Whole euros, with gaps between thousands.
  var euros: String {
    let whole = Int(rounded())
    return (whole < 0 ? "−" : "") + abs(whole).grouped
  }
}
