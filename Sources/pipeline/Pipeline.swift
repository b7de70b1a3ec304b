@main
struct Pipeline {
  static func main() {}
}
