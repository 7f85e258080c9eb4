// The peer of the bench: LEMON's solvers on a DIMACS minimum-cost flow file.
// usage: lemon-peer FILE ns|cos ROUNDS    prints {"objective":…,"milliseconds":[…],"megabytes":…}
#include <lemon/cost_scaling.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>
#include <time.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <vector>

using Graph = lemon::SmartDigraph;
using Number = long long;

struct Network {
  Graph graph;
  Graph::ArcMap<Number> lower{graph}, upper{graph}, cost{graph};
  Graph::NodeMap<Number> supply{graph, 0};
};

static void read(const char* path, Network& net) {
  FILE* file = fopen(path, "r");
  if (!file) exit(2);
  std::vector<Graph::Node> nodes;
  char line[256];
  while (fgets(line, sizeof line, file)) {
    Number a, b, low, up, price;
    if (sscanf(line, "p min %lld %lld", &a, &b) == 2) {
      net.graph.reserveNode(a);
      net.graph.reserveArc(b);
      for (Number i = 0; i < a; i++) nodes.push_back(net.graph.addNode());
    } else if (sscanf(line, "n %lld %lld", &a, &b) == 2) {
      net.supply[nodes[a - 1]] = b;
    } else if (sscanf(line, "a %lld %lld %lld %lld %lld", &a, &b, &low, &up, &price) == 5) {
      Graph::Arc arc = net.graph.addArc(nodes[a - 1], nodes[b - 1]);
      net.lower[arc] = low;
      net.upper[arc] = up < 0 ? std::numeric_limits<Number>::max() : up;
      net.cost[arc] = price;
    }
  }
  fclose(file);
}

// Processor time of this process: other programs on the machine do not count.
static double now() {
  timespec at;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
  return at.tv_sec * 1e3 + at.tv_nsec / 1e6;
}

template <class Solver>
static void bench(Network& net, int rounds) {
  Number objective = 0;
  printf("{\"milliseconds\":[");
  for (int round = 0; round < rounds; round++) {
    double begun = now();
    Solver solver(net.graph);
    solver.lowerMap(net.lower).upperMap(net.upper).costMap(net.cost).supplyMap(net.supply);
    if (solver.run() != Solver::OPTIMAL) exit(3);
    printf("%s%.3f", round ? "," : "", now() - begun);
    objective = solver.template totalCost<Number>();
  }
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("],\"objective\":%lld,\"megabytes\":%.0f}\n", objective, usage.ru_maxrss / 1024.0);
}

int main(int count, char** words) {
  if (count < 4) return 2;
  Network net;
  read(words[1], net);
  int rounds = atoi(words[3]);
  if (!strcmp(words[2], "ns")) bench<lemon::NetworkSimplex<Graph, Number, Number>>(net, rounds);
  else bench<lemon::CostScaling<Graph, Number, Number>>(net, rounds);
  return 0;
}
