"""When meetings are held, and what their agendas begin with: plan, deadlines, template, year wheel, offers."""
