"""Answers: a part of a procedure rendered whole, as pages of HTML. `bot.answers.render.render_part` is the
way in.
"""
