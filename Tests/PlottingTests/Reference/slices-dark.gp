set terminal svg size 780,314 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set multiplot
set lmargin at screen 0.09744
set rmargin at screen 0.43077
set tmargin at screen 0.91083
set bmargin at screen 0.16561
set xrange [-1:2]
set xtics 1 format "%.0f"
set grid xtics back lw 1 lc rgb '#252b33'
set xlabel "β1,1" offset 0,0.5 textcolor rgb '#e6edf3'
set yrange [-0.2:4.2]
set ytics 1 format "%.0f"
set grid ytics back lw 1 lc rgb '#252b33'
set title "two components, model 1" offset 0,-0.6 font ',12' textcolor rgb '#e6edf3'
unset label
unset arrow
set label "loss (nats)" at screen 0.01538,0.53822 center rotate by 90 front textcolor rgb '#e6edf3'
unset key
set arrow from first 1, graph 0 to first 1, graph 1 nohead back lw 5 lc rgb '#8c4fa3e0'
set arrow from first 1, graph 0 to first 1, graph 1 nohead back lw 1.6 dt 2 lc rgb '#f0803c'
$slice_0 << END
-1 4
0 1
1 0
2 1
END
plot \
  $slice_0 with lines lw 1.8 lc rgb '#e6edf3' notitle
unset arrow
set lmargin at screen 0.49744
set rmargin at screen 0.83077
set tmargin at screen 0.91083
set bmargin at screen 0.16561
set xrange [0:2]
set xtics 0.5 format "%.1f"
set grid xtics back lw 1 lc rgb '#252b33'
set xlabel "μ1" offset 0,0.5 textcolor rgb '#e6edf3'
set yrange [-0.025:0.525]
set ytics 0.1 format "%.1f"
set grid ytics back lw 1 lc rgb '#252b33'
set title "f a fold, 50%" offset 0,-0.6 font ',12' textcolor rgb '#e6edf3'
unset label
unset arrow
unset key
set arrow from first 2, graph 0 to first 2, graph 1 nohead back lw 5 lc rgb '#8c4fa3e0'
set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.6 dt 2 lc rgb '#f0803c'
$slice_1 << END
0 0
1 0.5
2 0
END
plot \
  $slice_1 with lines lw 1.8 lc rgb '#e6edf3' notitle
unset arrow
set lmargin at screen 0.84359
set rmargin at screen 1
set tmargin at screen 0.91083
set bmargin at screen 0.16561
unset border
unset tics
unset title
unset xlabel
unset label
unset grid
set xrange [0:1]
set yrange [0:1]
set key at screen 0.84359,0.91083 left top vertical Left reverse noautotitle
plot \
  NaN notitle, \
  keyentry with lines lw 5 lc rgb '#8c4fa3e0' title "truth", \
  keyentry with lines lw 1.6 dt 2 lc rgb '#f0803c' title "minimum"
unset multiplot
