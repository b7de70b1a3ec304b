/// A number with what it counts: "1 stage", "12 stages".
func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)" + (number == 1 ? "" : "s") }
