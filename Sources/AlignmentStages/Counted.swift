/// A number with what it counts: "1 column", "12 columns".
func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)" + (number == 1 ? "" : "s") }
